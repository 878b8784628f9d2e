import { expect, it } from 'vitest'
import { pageOf } from './route'

it('knows the page of an address', () => {
  expect(['/', '/targets', '/targets/', '/alerts', '/outbox', '/nothing', ''].map((path) => pageOf(path))).toEqual([
    'fleet',
    'targets',
    'targets',
    'alerts',
    'outbox',
    'fleet',
    'fleet',
  ])
})

it('knows links of Alertmanager at every address', () => {
  expect(pageOf('/', '#/alerts?receiver=phone')).toBe('alerts')
  expect(pageOf('/targets', '#/silences/new')).toBe('alerts')
  expect(pageOf('/', '#fleet')).toBe('fleet')
})
