import type { Alert, AlertGroup, Alerts } from '../../api/alerts'
import { type LabelMatcher, matches, parseMatchers } from '../../lib/matchers'

/** As the router tells them, or by the value of a label. */
export const GROUPINGS = ['route', 'bot', 'alertname'] as const
export type Grouping = (typeof GROUPINGS)[number]

const SEVERITIES = ['critical', 'warning', 'info', 'none']

/** Which alerts a person wants to see, and how. */
export interface AlertFilter {
  readonly text: string
  readonly receiver: string
  readonly by: Grouping
  /** Also what is silenced, inhibited or muted. */
  readonly held: boolean
}

/**
 * The groups with the alerts that are wanted, the gravest first; text that is no condition is looked
 * for in them.
 */
export function shownGroups(alerts: Alerts, filter: AlertFilter): AlertGroup[] {
  const groups = wantedGroups(alerts, filter)
  const shown = filter.by === 'route' ? groups : regrouped(groups, filter.by)
  return shown.toSorted((left, right) => rankOf(left) - rankOf(right))
}

function wantedGroups(alerts: Alerts, filter: AlertFilter): AlertGroup[] {
  const wanted = labelTest(filter.text)
  return alerts.groups
    .filter((group) => filter.receiver === '' || group.receiver === filter.receiver)
    .map((group) => ({
      ...group,
      alerts: group.alerts.filter((alert) => wanted(alert.labels, alert.annotations) && (filter.held || !isHeld(alert))),
    }))
    .filter((group) => group.alerts.length > 0)
}

/** An alert that several receivers are told of is shown once. */
function regrouped(groups: readonly AlertGroup[], label: string): AlertGroup[] {
  const alerts = new Map(groups.flatMap((group) => group.alerts).map((alert) => [alert.fingerprint, alert]))
  const byValue = new Map<string, Alert[]>()
  for (const alert of alerts.values()) {
    const value = alert.labels.get(label) ?? ''
    byValue.set(value, [...(byValue.get(value) ?? []), alert])
  }
  return [...byValue]
    .toSorted(([left], [right]) => left.localeCompare(right))
    .map(([value, members]) => ({ labels: new Map([[label, value]]), receiver: '', alerts: members }))
}

function rankOf(group: AlertGroup): number {
  return Math.min(...group.alerts.map((alert) => (isHeld(alert) ? SEVERITIES.length : severityRank(alert))))
}

/** A severity that is none of ours counts as a warning. */
function severityRank(alert: Alert): number {
  const rank = SEVERITIES.indexOf(alert.labels.get('severity') ?? '')
  return rank < 0 ? 1 : rank
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
