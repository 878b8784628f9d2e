import { expect, it } from 'vitest'
import { parseExplanation, parseTrials } from './explanation'

it('reads why somebody is told, or is not', () => {
  const answer = {
    routes: [
      {
        receiver: 'phone',
        integrations: [
          { integration: 'telegram[0]', why: 'it was told', toldAt: '2026-01-31T12:00:00.000Z', nextPossible: '2026-01-31T13:00:00Z' },
          { integration: 'webhook[0]', why: 'on its way', onItsWay: { attempts: 3, lastFailure: 'refused' } },
        ],
      },
    ],
  }
  expect(parseExplanation(JSON.stringify(answer))).toEqual([
    { receiver: 'phone', integration: 'telegram[0]', why: 'it was told', toldAt: 1_769_860_800, nextPossible: 1_769_864_400, attempts: null, lastFailure: '' },
    { receiver: 'phone', integration: 'webhook[0]', why: 'on its way', toldAt: null, nextPossible: null, attempts: 3, lastFailure: 'refused' },
  ])
})

it('reads what came of a test', () => {
  const requests = [{ method: 'POST', url: 'https://api/<secret>', headers: {}, body: '{"text":"x"}' }]
  const answer = { integrations: [{ integration: 'telegram[0]', outcome: 'rendered', why: '', requests }] }
  expect(parseTrials(JSON.stringify(answer))).toEqual([
    { integration: 'telegram[0]', outcome: 'rendered', why: '', requests: ['POST https://api/<secret>\n\n{"text":"x"}'] },
  ])
})
