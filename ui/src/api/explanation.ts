import { fields, list, number, parse, text, textOrNull } from './decode'

/** One way from an alert to somebody. Times are Unix seconds. */
export interface Listener {
  readonly receiver: string
  readonly integration: string
  /** Why it was told, or is not, in the router's words. */
  readonly why: string
  readonly toldAt: number | null
  readonly nextPossible: number | null
  /** What has not arrived yet. */
  readonly attempts: number | null
  readonly lastFailure: string
}

/** The answer of the router's `explain`. */
export function parseExplanation(json: string): Listener[] {
  const routes = list(fields(parse(json), 'explanation')['routes'], 'explanation.routes')
  return routes.flatMap((each, index) => decodeRoute(each, `explanation.routes[${index}]`))
}

function decodeRoute(value: unknown, path: string): Listener[] {
  const route = fields(value, path)
  const receiver = text(route['receiver'], `${path}.receiver`)
  return list(route['integrations'], `${path}.integrations`).map((each, index) =>
    decodeListener(each, receiver, `${path}.integrations[${index}]`),
  )
}

function decodeListener(value: unknown, receiver: string, path: string): Listener {
  const listener = fields(value, path)
  const onItsWay = listener['onItsWay'] === undefined ? null : fields(listener['onItsWay'], `${path}.onItsWay`)
  return {
    receiver,
    integration: text(listener['integration'], `${path}.integration`),
    why: text(listener['why'], `${path}.why`),
    toldAt: time(listener['toldAt'], `${path}.toldAt`),
    nextPossible: time(listener['nextPossible'], `${path}.nextPossible`),
    attempts: onItsWay === null ? null : number(onItsWay['attempts'], `${path}.onItsWay.attempts`),
    lastFailure: onItsWay === null ? '' : (textOrNull(onItsWay['lastFailure']) ?? ''),
  }
}

function time(value: unknown, path: string): number | null {
  return value === undefined ? null : number(Date.parse(text(value, path)) / 1000, path)
}

/** What came of a test of one integration. */
export interface Trial {
  readonly integration: string
  readonly outcome: string
  readonly why: string
  /** The requests that would be made, as text. */
  readonly requests: readonly string[]
}

/** The answer of the router's test of a receiver. */
export function parseTrials(json: string): Trial[] {
  return list(fields(parse(json), 'test')['integrations'], 'test.integrations').map((each, index) => {
    const path = `test.integrations[${index}]`
    const trial = fields(each, path)
    return {
      integration: text(trial['integration'], `${path}.integration`),
      outcome: text(trial['outcome'], `${path}.outcome`),
      why: textOrNull(trial['why']) ?? '',
      requests: list(trial['requests'] ?? [], `${path}.requests`).map((request, at) => decodeRequest(request, `${path}.requests[${at}]`)),
    }
  })
}

function decodeRequest(value: unknown, path: string): string {
  const request = fields(value, path)
  const [method, url, body] = ['method', 'url', 'body'].map((name) => text(request[name], `${path}.${name}`))
  return `${method} ${url}\n\n${body}`
}
