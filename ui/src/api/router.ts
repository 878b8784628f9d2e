import type { Matcher } from './alerts'
import { type Alert, parseAlertList } from './alerts'
import { fields, list, parse, text } from './decode'
import { type Listener, parseExplanation, parseTrials, type Trial } from './explanation'

const ROOT = '/alertmanager/api/v2'
const OWN = '/alertmanager/api/freqwatch/v1'
const ANSWER_MILLIS = 20_000

/** What a person wants kept quiet; times are Unix seconds. An id changes that silence. */
export interface Wish {
  readonly id?: string
  readonly matchers: readonly Matcher[]
  readonly startsAt: number
  readonly endsAt: number
  readonly createdBy: string
  readonly comment: string
}

/** Makes or changes a silence, which is on the server's disk afterwards; answers its id. */
export async function putSilence(wish: Wish): Promise<string> {
  const body = { ...wish, startsAt: moment(wish.startsAt), endsAt: moment(wish.endsAt) }
  const answer = await ask('POST', `${ROOT}/silences`, body)
  return text(fields(parse(answer), 'silence')['silenceID'], 'silence.silenceID')
}

export async function expireSilence(id: string): Promise<void> {
  await ask('DELETE', `${ROOT}/silence/${encodeURIComponent(id)}`)
}

/** Says that somebody takes care of an alert: it is told no more until it ends. */
export async function acknowledge(fingerprint: string, createdBy: string): Promise<void> {
  await ask('POST', `${OWN}/acknowledgements`, { fingerprint, createdBy })
}

/** The alerts that a silence with these matchers would be about now. */
export async function alertsOf(matchers: readonly string[]): Promise<Alert[]> {
  const filter = matchers.map((each) => `filter=${encodeURIComponent(each)}`).join('&')
  return parseAlertList(await ask('GET', `${ROOT}/alerts?${filter}`))
}

/** Why who is told of an alert, or is not. */
export async function explain(fingerprint: string): Promise<Listener[]> {
  return parseExplanation(await ask('GET', `${OWN}/explain?fingerprint=${encodeURIComponent(fingerprint)}`))
}

/** The names of those that alertmanager.yml knows. */
export async function receivers(): Promise<string[]> {
  return list(parse(await ask('GET', `${ROOT}/receivers`)), 'receivers').map((each) => text(fields(each, 'receiver')['name'], 'name'))
}

/** Shows what a receiver would be sent, or sends it. */
export async function testReceiver(name: string, live: boolean): Promise<Trial[]> {
  return parseTrials(await ask('POST', `${OWN}/receivers/${encodeURIComponent(name)}/test`, { live }))
}

export interface Status {
  readonly version: string
  readonly uptime: string
  readonly config: string
}

export async function routerStatus(): Promise<Status> {
  const status = fields(parse(await ask('GET', `${ROOT}/status`)), 'status')
  return {
    version: text(fields(status['versionInfo'], 'status.versionInfo')['version'], 'status.versionInfo.version'),
    uptime: text(status['uptime'], 'status.uptime'),
    config: text(fields(status['config'], 'status.config')['original'], 'status.config.original'),
  }
}

/** Asks the router; rejects with its own words where it refuses. */
async function ask(method: string, address: string, body?: object): Promise<string> {
  const answer = await fetch(address, {
    method,
    signal: AbortSignal.timeout(ANSWER_MILLIS),
    ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } }),
  })
  const found = await answer.text()
  if (!answer.ok) throw new Error(reason(found) || `${answer.status} ${answer.statusText}`)
  return found
}

/** Refusals are a JSON text, or an object with a message. */
function reason(answer: string): string {
  try {
    const found: unknown = JSON.parse(answer)
    if (typeof found === 'string') return found
    const { message, error } = fields(found, 'answer')
    return String(message ?? error ?? '')
  } catch {
    return answer.slice(0, 300)
  }
}

function moment(unixSeconds: number): string {
  return new Date(unixSeconds * 1000).toISOString()
}
