import { describe, expect, it } from 'vitest'
import { sparkline } from './sparkline'

describe('sparkline', () => {
  it('spans the box from the lowest to the highest value', () => {
    const drawn = sparkline([0, 10, 5], 100, 30, 0)
    expect(drawn?.line).toBe('M0 30L50 0L100 15')
    expect(drawn).toMatchObject({ lowest: 0, highest: 10, first: 0, latest: 5 })
  })

  it('leaves a gap where values are null', () => {
    expect(sparkline([0, 1, null, 1, 0], 40, 10, 0)?.line).toBe('M0 10L10 0M30 0L40 10')
  })

  it('draws a lone value as a dot', () => {
    expect(sparkline([null, 4, null], 20, 10, 0)).toMatchObject({ line: 'M10 5h0', area: '' })
  })

  it('closes each piece of the area on the floor', () => {
    expect(sparkline([0, 1], 10, 10, 0)?.area).toBe('M0 10L10 0V10H0Z')
  })

  it('puts a flat line in the middle', () => {
    expect(sparkline([7, 7], 10, 10, 0)?.line).toBe('M0 5L10 5')
  })

  it('ends where the last known value is', () => {
    expect(sparkline([1, 2, null], 20, 10, 0)?.last).toEqual({ x: 10, y: 0 })
  })

  it('is nothing without values', () => {
    expect(sparkline([], 10, 10)).toBeNull()
    expect(sparkline([null, null], 10, 10)).toBeNull()
  })
})
