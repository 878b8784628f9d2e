import { formatMatchers, type LabelMatcher, parseMatchers } from './matchers'

/** What the alerts page shows; its form in the address is Alertmanager's, so that links work here. */
export type AlertView =
  | { readonly view: 'alerts'; readonly filter: string; readonly receiver: string; readonly group: string; readonly held: boolean }
  | { readonly view: 'silences'; readonly filter: string }
  | { readonly view: 'newSilence'; readonly matchers: readonly LabelMatcher[]; readonly comment: string }
  | { readonly view: 'silence'; readonly id: string; readonly edit: boolean }
  | { readonly view: 'status' }

const ID = /^\/silences\/([0-9a-fA-F-]{36})(\/edit)?$/

/** Whether an address behind `#` is one of the alerts page. */
export function isAlertView(hash: string): boolean {
  return /^#\/(alerts|silences|status)([/?]|$)/.test(hash)
}

/** The view of what stands behind `#`; all alerts where that is nothing known. */
export function alertView(hash: string): AlertView {
  const [path = '', query = ''] = hash.replace(/^#/, '').split(/\?(.*)/s)
  const parameters = new URLSearchParams(query)
  const filter = parameters.get('filter') ?? ''
  if (path === '/silences/new') {
    return { view: 'newSilence', matchers: parseMatchers(filter) ?? [], comment: parameters.get('comment') ?? '' }
  }
  const silence = ID.exec(path)
  if (silence !== null) return { view: 'silence', id: silence[1] ?? '', edit: silence[2] !== undefined }
  if (path === '/silences') return { view: 'silences', filter }
  if (path === '/status') return { view: 'status' }
  const receiver = parameters.get('receiver') ?? ''
  return { view: 'alerts', filter, receiver, group: parameters.get('group') ?? '', held: asksForHeld(parameters) }
}

function asksForHeld(parameters: URLSearchParams): boolean {
  return ['silenced', 'inhibited', 'muted'].some((name) => parameters.get(name) === 'true')
}

export const HASHES = { alerts: '#/alerts', silences: '#/silences', newSilence: '#/silences/new', status: '#/status' } as const

/** The address of a form for a new silence that is filled in. */
export function silencingHash(matchers: readonly LabelMatcher[]): string {
  return `${HASHES.newSilence}?filter=${encodeURIComponent(formatMatchers(matchers))}`
}

export function silenceHash(id: string, edit = false): string {
  return `${HASHES.silences}/${id}${edit ? '/edit' : ''}`
}
