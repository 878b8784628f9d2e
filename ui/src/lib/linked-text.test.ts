import { expect, it } from 'vitest'
import { linkedText } from './linked-text'

it('tells addresses in a text apart', () => {
  expect(linkedText('since 23:04\nhelp: http://127.0.0.1:9093/runbooks/FtBotDown\nend')).toEqual([
    { text: 'since 23:04\nhelp: ', link: '' },
    { text: 'http://127.0.0.1:9093/runbooks/FtBotDown', link: 'http://127.0.0.1:9093/runbooks/FtBotDown' },
    { text: '\nend', link: '' },
  ])
  expect(linkedText('httpd is down')).toEqual([{ text: 'httpd is down', link: '' }])
  expect(linkedText('javascript:alert(1)')).toEqual([{ text: 'javascript:alert(1)', link: '' }])
})
