const KEY = 'freqwatch.person'

/** The name under which this browser makes silences; there is no login that would know it. */
export function loadPerson(storage: Pick<Storage, 'getItem'>): string {
  return storage.getItem(KEY) ?? ''
}

export function savePerson(storage: Pick<Storage, 'setItem'>, name: string): void {
  storage.setItem(KEY, name)
}
