import type { Alert, AlertGroup, Alerts } from '../../api/alerts'
import { type LabelMatcher, matches, parseMatchers } from '../../lib/matchers'

/** Which alerts a person wants to see. */
export interface AlertFilter {
  readonly text: string
  readonly receiver: string
  /** Also what is silenced, inhibited or muted. */
  readonly held: boolean
}

/** The groups with the alerts that are wanted; text that is no condition is looked for in them. */
export function shownGroups(alerts: Alerts, filter: AlertFilter): AlertGroup[] {
  const wanted = labelTest(filter.text)
  return alerts.groups
    .filter((group) => filter.receiver === '' || group.receiver === filter.receiver)
    .map((group) => ({
      ...group,
      alerts: group.alerts.filter((alert) => wanted(alert.labels, alert.annotations) && (filter.held || !isHeld(alert))),
    }))
    .filter((group) => group.alerts.length > 0)
}

export type LabelTest = (labels: ReadonlyMap<string, string>, annotations: ReadonlyMap<string, string>) => boolean

export function labelTest(text: string): LabelTest {
  const matchers = parseMatchers(text)
  if (matchers !== null) return (labels) => matchesAll(matchers, labels)
  const word = text.trim().toLowerCase()
  return (labels, annotations) =>
    [...labels.values(), ...annotations.values()].some((value) => value.toLowerCase().includes(word))
}

export function matchesAll(matchers: readonly LabelMatcher[], labels: ReadonlyMap<string, string>): boolean {
  return matchers.every((matcher) => matches(matcher, labels))
}

/** Whether nobody is told of it now. */
export function isHeld(alert: Alert): boolean {
  return alert.silencedBy.length + alert.inhibitedBy.length + alert.mutedBy.length > 0
}

/** Alerts of people, not the one that always fires so that its absence is noticed. */
export function firingCount(alerts: Alerts): number {
  const all = alerts.groups.flatMap((group) => group.alerts)
  const firing = all.filter((alert) => !isHeld(alert) && alert.labels.get('severity') !== 'none')
  return new Set(firing.map((alert) => alert.fingerprint)).size
}
