import { webAddress } from '../../lib/web-address'

const OURS = /^docs\/runbooks\/([A-Za-z0-9]{1,100})\.md$/

/** Where a person reads what to do about an alert: a web address, or a page of ours. */
export function runbookOf(annotations: ReadonlyMap<string, string>): string | null {
  const ours = OURS.exec(annotations.get('runbook') ?? '')
  return webAddress(annotations.get('runbook_url') ?? '') ?? (ours === null ? null : `/runbooks/${ours[1]}`)
}
