import { ref } from 'vue'

/** The pages of the UI and their addresses. */
export const PAGES = { fleet: '/', targets: '/targets' } as const
export type Page = keyof typeof PAGES

/** The page of an address; the fleet where there is no other. */
export function pageOf(path: string): Page {
  return path.replace(/\/+$/, '') === PAGES.targets ? 'targets' : 'fleet'
}

const current = ref<Page>(typeof location === 'undefined' ? 'fleet' : pageOf(location.pathname))

/** The page that is shown; follows the browser's way back and forward. */
export function usePage() {
  return current
}

/** Shows another page without loading anything anew. */
export function goTo(page: Page): void {
  if (current.value === page) return
  history.pushState(null, '', PAGES[page])
  current.value = page
  window.scrollTo(0, 0)
}

/** Follows the browser's own buttons. */
export function followHistory(): void {
  window.addEventListener('popstate', () => (current.value = pageOf(location.pathname)))
}
