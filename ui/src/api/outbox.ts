import { fields, list, number, oneOf, parse, text, textOrNull } from './decode'

export const URGENCIES = ['critical', 'warning', 'info', 'over'] as const
export type Urgency = (typeof URGENCIES)[number]

/** A message as a phone would show it: plain text, of whatever characters. */
export interface Message {
  readonly channel: string
  readonly number: number
  /** Unix seconds. */
  readonly at: number
  readonly urgency: Urgency
  readonly title: string
  readonly text: string
  readonly link: string
}

export interface Outbox {
  /** Unix seconds of the server's clock. */
  readonly asOf: number
  readonly version: string
  /** Names of the outboxes there are. */
  readonly channels: readonly string[]
  /** The newest first. */
  readonly messages: readonly Message[]
}

export function parseOutbox(json: string): Outbox {
  const document = fields(parse(json), 'outbox')
  return {
    asOf: number(document['asOf'], 'outbox.asOf'),
    version: textOrNull(document['version']) ?? '',
    channels: list(document['channels'], 'outbox.channels').map((each) => text(each, 'outbox.channels')),
    messages: list(document['messages'], 'outbox.messages').map((message, index) =>
      decodeMessage(message, `outbox.messages[${index}]`),
    ),
  }
}

function decodeMessage(value: unknown, path: string): Message {
  const message = fields(value, path)
  return {
    channel: text(message['channel'], `${path}.channel`),
    number: number(message['number'], `${path}.number`),
    at: number(message['at'], `${path}.at`),
    urgency: oneOf(message['severity'], URGENCIES, 'warning'),
    title: text(message['title'], `${path}.title`),
    text: text(message['text'], `${path}.text`),
    link: textOrNull(message['link']) ?? '',
  }
}
