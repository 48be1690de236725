/**
 * What the consumer of letters is called for, by Lambda's rules of event filtering: letters as they stand after a change, and the
 * beat by which it is called where there are none. An item that is forgotten has no new image, so it calls nobody.
 */
export const LETTERS_ONLY = { dynamodb: { NewImage: { kind: { S: ['letter', 'letter-beat'] } } } };
