import type { FeedPorts } from './live-feed'

const ANSWER_MILLIS = 10_000

/** Server-sent events and requests of the browser, with timers of the window. */
export function browserPorts(eventNames: readonly string[]): FeedPorts {
  return {
    connect(address, listener) {
      const source = new EventSource(address)
      for (const name of eventNames) {
        source.addEventListener(name, (event) => listener.event(name, String(event.data)))
      }
      source.addEventListener('error', () => listener.failed())
      return source
    },
    schedule(milliseconds, action) {
      const timer = setTimeout(action, milliseconds)
      return () => clearTimeout(timer)
    },
    random: () => Math.random(),
    async fetch(address) {
      const answer = await fetch(address, { signal: AbortSignal.timeout(ANSWER_MILLIS) })
      if (!answer.ok) throw new Error(`${address} answered ${answer.status} ${answer.statusText}`)
      return answer.text()
    },
  }
}
