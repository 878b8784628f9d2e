/** Thrown when an answer of the server does not have the agreed form. */
export class FormatError extends Error {
  constructor(path: string, expected: string, found: unknown) {
    super(`${path}: expected ${expected}, found ${describe(found)}`)
    this.name = 'FormatError'
  }
}

export function parse(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    throw new FormatError('answer', 'JSON', json)
  }
}

export type Fields = Readonly<Record<string, unknown>>

export function fields(value: unknown, path: string): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new FormatError(path, 'an object', value)
  }
  return value as Fields
}

export function list(value: unknown, path: string): readonly unknown[] {
  if (!Array.isArray(value)) throw new FormatError(path, 'a list', value)
  return value
}

export function text(value: unknown, path: string): string {
  if (typeof value !== 'string') throw new FormatError(path, 'a text', value)
  return value
}

export function number(value: unknown, path: string): number {
  if (typeof value !== 'number' || !Number.isFinite(value)) {
    throw new FormatError(path, 'a number', value)
  }
  return value
}

export function textOrNull(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null
}

export function numberOrNull(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null
}

/** A value that a newer server invents falls back to `otherwise` instead of breaking the page. */
export function oneOf<T extends string>(value: unknown, choices: readonly T[], otherwise: T): T {
  return choices.find((choice) => choice === value) ?? otherwise
}

function describe(value: unknown): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'a list'
  return value === undefined ? 'nothing' : `a ${typeof value}`
}
