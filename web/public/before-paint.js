// Runs before the first paint, so that a reader's own colours, text size and language do not jump in later.
// Same-origin file rather than inline: the content security policy allows no inline script.
(function () {
  var root = document.documentElement;
  try {
    var theme = localStorage.getItem('theme');
    if (theme) root.dataset.theme = theme;
    if (localStorage.getItem('text') === 'large') root.dataset.text = 'large';
  } catch {
    // Storage may be forbidden: the defaults stand.
  }
  var asked =
    /[?&]lang=(en|zh-CN)\b/.exec(location.search) || /(?:^|; )lang=(en|zh-CN)\b/.exec(document.cookie);
  if (asked) root.lang = asked[1];
})();
