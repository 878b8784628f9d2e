import { computed, ref } from 'vue'
import { alertView, isAlertView } from './alert-view'

/** The pages of the UI and their addresses. */
export const PAGES = { fleet: '/', alerts: '/alerts', outbox: '/outbox', targets: '/targets' } as const
export type Page = keyof typeof PAGES

/** The page of an address; the fleet where there is no other. */
export function pageOf(path: string, hash = ''): Page {
  if (isAlertView(hash)) return 'alerts'
  const plain = path.replace(/\/+$/, '')
  return (Object.keys(PAGES) as Page[]).find((page) => PAGES[page] === plain) ?? 'fleet'
}

const hash = ref(typeof location === 'undefined' ? '' : location.hash)
const path = ref(typeof location === 'undefined' ? '/' : location.pathname)
const current = computed(() => pageOf(path.value, hash.value))
const view = computed(() => alertView(hash.value))

/** The page that is shown; follows the browser's way back and forward. */
export function usePage() {
  return current
}

/** What the alerts page shows. */
export function useAlertView() {
  return view
}

/** Shows another page without loading anything anew. */
export function goTo(page: Page): void {
  if (current.value === page && hash.value === '') return
  history.pushState(null, '', PAGES[page])
  follow()
  window.scrollTo(0, 0)
}

/** Shows something of the alerts page, by what stands behind `#`. */
export function goToAlerts(newHash: string): void {
  history.pushState(null, '', PAGES.alerts + newHash)
  follow()
  window.scrollTo(0, 0)
}

/** Follows the browser's own buttons, and links within the page. */
export function followHistory(): void {
  window.addEventListener('popstate', follow)
  window.addEventListener('hashchange', follow)
}

function follow(): void {
  path.value = location.pathname
  hash.value = location.hash
}

