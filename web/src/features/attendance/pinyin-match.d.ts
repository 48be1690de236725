/** The library describes its main file alone. */
declare module 'pinyin-match/es/traditional.js' {
  const pinyin: { match: (text: string, sought: string) => [number, number] | false };
  export default pinyin;
}
