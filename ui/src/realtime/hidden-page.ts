import type { LiveFeed } from './live-feed'

const PATIENCE_MILLIS = 60_000

/**
 * Lets the stream go while the page is hidden for longer than a minute: a browser grants only six
 * connections to one HTTP/1.1 address, and forgotten tabs would use them up.
 */
export function restWhileHidden(page: Document, feed: Pick<LiveFeed, 'rest' | 'wake'>): void {
  let timer: ReturnType<typeof setTimeout> | undefined
  page.addEventListener('visibilitychange', () => {
    clearTimeout(timer)
    if (page.hidden) timer = setTimeout(() => feed.rest(), PATIENCE_MILLIS)
    else feed.wake()
  })
}
