import type { Alert, Alerts } from '../../api/alerts'

let number = 0

/** An alert for tests. */
export function alert(labels: Record<string, string>, other: Partial<Alert> = {}): Alert {
  number += 1
  const summary = `${labels['bot'] ?? 'The program'} does not answer`
  return {
    fingerprint: `f${number}`,
    labels: new Map(Object.entries(labels)),
    annotations: new Map([['summary', summary], ['runbook', 'docs/runbooks/FtBotDown.md']]),
    startsAt: 1_790_000_000 - 120,
    source: '',
    receivers: ['phone'],
    silencedBy: [],
    inhibitedBy: [],
    mutedBy: [],
    ...other,
  }
}

/** A document with these alerts, each in a group of its own. */
export function alertsOf(...alerts: Alert[]): Alerts {
  return {
    asOf: 1_790_000_000,
    version: '0.1.0',
    routed: true,
    groups: alerts.map((each) => ({ labels: each.labels, receiver: 'phone', alerts: [each] })),
    silences: [],
    pending: [],
    omitted: 0,
  }
}
