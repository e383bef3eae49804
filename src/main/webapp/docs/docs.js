window.addEventListener('load', () => SwaggerUIBundle({
  url: '../openapi?format=JSON',
  dom_id: '#api',
  deepLinking: true,
  docExpansion: 'list',
  defaultModelsExpandDepth: 0,
  validatorUrl: null,
}));
