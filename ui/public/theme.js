// Runs before the first paint, so that a chosen theme never flashes the other one.
// Reads what src/features/settings/preferences.ts stores.
try {
  const stored = JSON.parse(localStorage.getItem('freqwatch.preferences') ?? '{}')
  if (stored.theme === 'dark' || stored.theme === 'light') {
    document.documentElement.dataset.theme = stored.theme
  }
} catch {
  // Storage is blocked or damaged: the system's own theme holds.
}
