// Shows the API's own description. A file of our own, because the content security policy allows no inline script.
// `tryItOutEnabled` is left off: whoever opens the page only reads, until they ask for more.
document.documentElement.classList.toggle('dark-mode', matchMedia('(prefers-color-scheme: dark)').matches);
SwaggerUIBundle({
  url: '/api/openapi.json',
  dom_id: '#api',
  deepLinking: true,
  docExpansion: 'list',
  displayOperationId: true,
  // x-access: who may call it.
  showExtensions: true,
  // The document is checked by our tests; nothing is sent to anybody's checker.
  validatorUrl: null,
  syntaxHighlight: { activated: false },
});
