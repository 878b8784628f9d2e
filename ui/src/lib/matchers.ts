/** A condition on one label, as Alertmanager writes it. */
export interface LabelMatcher {
  readonly name: string
  readonly value: string
  readonly isRegex: boolean
  readonly isEqual: boolean
}

const FORM = /\s*("(?:[^"\\]|\\.)*"|[^\s{}!=~,\\"'`]+)\s*(=~|!~|!=|=)\s*("(?:[^"\\]|\\.)*"|[^\s{}!=~,\\"'`]*)\s*(,|$)/y

/** Reads `{bot="alpha", severity=~"w.*"}`, with or without braces; null where it is none. */
export function parseMatchers(text: string): LabelMatcher[] | null {
  const inner = text.trim().replace(/^\{/, '').replace(/\}$/, '').trim().replace(/,$/, '')
  const found: LabelMatcher[] = []
  FORM.lastIndex = 0
  while (FORM.lastIndex < inner.length) {
    const match = FORM.exec(inner)
    if (match === null) return null
    const operator = match[2] ?? '='
    found.push({
      name: unquoted(match[1] ?? ''),
      value: unquoted(match[3] ?? ''),
      isRegex: operator.endsWith('~'),
      isEqual: operator.startsWith('='),
    })
  }
  return found
}

export function formatMatcher(matcher: LabelMatcher): string {
  return `${quotedName(matcher.name)}${operatorOf(matcher)}${JSON.stringify(matcher.value)}`
}

export function formatMatchers(matchers: readonly LabelMatcher[]): string {
  return `{${matchers.map(formatMatcher).join(', ')}}`
}

export function operatorOf(matcher: LabelMatcher): string {
  if (matcher.isRegex) return matcher.isEqual ? '=~' : '!~'
  return matcher.isEqual ? '=' : '!='
}

/** A label that is missing is empty. An expression that the browser does not know matches nothing. */
export function matches(matcher: LabelMatcher, labels: ReadonlyMap<string, string>): boolean {
  const value = labels.get(matcher.name) ?? ''
  return (matcher.isRegex ? fits(matcher.value, value) : value === matcher.value) === matcher.isEqual
}

/** Conditions that only the alert with these labels fulfils. */
export function exactly(labels: ReadonlyMap<string, string>): LabelMatcher[] {
  return [...labels].map(([name, value]) => ({ name, value, isRegex: false, isEqual: true }))
}

function fits(expression: string, value: string): boolean {
  try {
    return new RegExp(`^(?:${expression})$`, 's').test(value)
  } catch {
    return false
  }
}

function quotedName(name: string): string {
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(name) ? name : JSON.stringify(name)
}

function unquoted(text: string): string {
  if (!text.startsWith('"')) return text
  return text.slice(1, -1).replaceAll(/\\(.)/g, (_, sign: string) => (sign === 'n' ? '\n' : sign))
}
