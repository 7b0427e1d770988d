// Runs before the page is drawn, so that a remembered theme does not flash.
(root => {
  root.classList.add('js');
  try {
    const theme = localStorage.getItem('broadsheet.theme');
    if (theme) root.dataset.theme = theme;
  } catch { /* storage is closed to us: the system's theme it is */ }
})(document.documentElement);
