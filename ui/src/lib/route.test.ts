import { expect, it } from 'vitest'
import { pageOf } from './route'

it('knows the page of an address', () => {
  expect(['/', '/targets', '/targets/', '/nothing', ''].map(pageOf)).toEqual([
    'fleet',
    'targets',
    'targets',
    'fleet',
    'fleet',
  ])
})
