import { expect, it } from 'vitest'
import type { TargetHealth } from '../../api/targets'
import { targetNews } from './target-news'
import { pool, target, targetsOfPools } from './targets.fixture'

function news(before: TargetHealth, after: TargetHealth, count = 1): readonly string[] {
  const all = (health: TargetHealth) =>
    targetsOfPools(
      pool(
        'job',
        Array.from({ length: count }, (_, id) => target({ id, instance: `h${id}:1`, health })),
      ),
    )
  return targetNews(all(before), all(after))
}

it('tells what went down and what came back', () => {
  expect(news('up', 'down')).toEqual(['h0:1 is down'])
  expect(news('down', 'warning')).toEqual(['h0:1 is up again'])
})

it('is silent where nothing of that changed, and about the first scrape', () => {
  expect(news('up', 'warning')).toEqual([])
  expect(news('unknown', 'down')).toEqual([])
})

it('tells the first few of many', () => {
  expect(news('up', 'down', 50)).toHaveLength(3)
})
