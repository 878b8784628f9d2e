import { fields, number, oneOf, text, textOrNull } from './decode'

/** Where an alert stands, the most urgent first. */
export const ALERT_STATES = ['firing', 'pending', 'acknowledged', 'silenced', 'inhibited'] as const
export type AlertState = (typeof ALERT_STATES)[number]

/** An alert about a bot. */
export interface BotAlert {
  readonly name: string
  readonly severity: string
  readonly state: AlertState
  /** Unix seconds. */
  readonly since: number
  readonly summary: string
  /** Where a person reads what to do: a web address or a path of ours; null where there is none. */
  readonly runbook: string | null
}

export function decodeBotAlert(value: unknown, path: string): BotAlert {
  const alert = fields(value, path)
  const runbook = textOrNull(alert['runbook']) ?? ''
  return {
    name: text(alert['name'], `${path}.name`),
    severity: textOrNull(alert['severity']) ?? '',
    state: oneOf(alert['state'], ALERT_STATES, 'firing'),
    since: number(alert['since'], `${path}.since`),
    summary: textOrNull(alert['summary']) ?? '',
    runbook: /^(https?:\/\/|\/runbooks\/)/.test(runbook) ? runbook : null,
  }
}
