// Before the first paint, so that a dark room never sees a white flash. A file of its own: the policy allows no inline script.
(function () {
  var root = document.documentElement;
  try {
    var theme = localStorage.getItem('assize-theme');
    if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
    var language = localStorage.getItem('assize-language');
    if (language) {
      root.lang = language;
      root.dir = language === 'ar' ? 'rtl' : 'ltr';
    }
  } catch {
    root.dataset.storage = 'none';
  }
})();
