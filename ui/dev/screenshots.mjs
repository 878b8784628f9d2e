// Pictures of the page in its states, from the mock server: npm run build && npm run screenshots
// Also fails on a console error, on a policy violation, on sideways scrolling and on axe findings.
import { mkdir, readFile } from 'node:fs/promises'
import { chromium } from 'playwright-core'
import { startMock } from './mock.mjs'

const OUTPUT = 'target/screenshots'
const AXE = await readFile('node_modules/axe-core/axe.min.js', 'utf8')
const SCENES = [
  { name: 'wide-dark', width: 1440, theme: 'dark' },
  { name: 'wide-light', width: 1440, theme: 'light' },
  { name: 'phone-dark', width: 390, theme: 'dark' },
  { name: 'phone-light', width: 390, theme: 'light' },
  { name: 'narrow-dark', width: 320, theme: 'dark' },
  { name: 'tablet-light', width: 820, theme: 'light' },
  { name: 'many-dark', width: 1440, theme: 'dark', bots: 25, problems: true },
  { name: 'many-light', width: 1440, theme: 'light', bots: 25, problems: true },
  { name: 'many-phone-light', width: 390, theme: 'light', bots: 25, problems: true },
  { name: 'many-narrow-german', width: 320, theme: 'dark', bots: 25, problems: true, locale: 'de-DE' },
  { name: 'german-blue-light', width: 1440, theme: 'light', bots: 8, problems: true, locale: 'de-DE', settings: true },
  { name: 'small-desktop-german', width: 1280, theme: 'dark', bots: 25, problems: true, locale: 'de-DE' },
  { name: 'empty-dark', width: 1440, theme: 'dark', bots: 0 },
  { name: 'error-light', width: 1440, theme: 'light', fault: 'error' },
  { name: 'stale-dark', width: 1440, theme: 'dark', bots: 8, stale: true },
  { name: 'targets-dark', width: 1440, theme: 'dark', path: 'targets' },
  { name: 'targets-many-light', width: 1440, theme: 'light', path: 'targets', bots: 100, problems: true, full: true },
  { name: 'targets-tablet-dark', width: 820, theme: 'dark', path: 'targets', bots: 2, problems: true, full: true },
  { name: 'targets-phone-light', width: 390, theme: 'light', path: 'targets', bots: 1, problems: true, full: true, details: true },
  { name: 'targets-narrow-german', width: 320, theme: 'dark', path: 'targets', bots: 1, problems: true, full: true, locale: 'de-DE' },
  { name: 'targets-details-dark', width: 1280, theme: 'dark', path: 'targets', bots: 2, problems: true, details: true, full: true },
  { name: 'alerts-dark', width: 1440, theme: 'dark', path: 'alerts#/alerts?silenced=true', problems: true, full: true },
  { name: 'alerts-phone-light', width: 390, theme: 'light', path: 'alerts', problems: true, full: true },
  { name: 'alerts-narrow-german', width: 320, theme: 'dark', path: 'alerts#/alerts?silenced=true', problems: true, full: true, locale: 'de-DE' },
  { name: 'alerts-none-light', width: 1440, theme: 'light', path: 'alerts#/alerts?filter=bot%3Dx' },
  { name: 'silences-light', width: 1440, theme: 'light', path: 'alerts#/silences', problems: true },
  { name: 'silences-phone-dark', width: 390, theme: 'dark', path: 'alerts#/silences', problems: true },
  { name: 'silence-form-dark', width: 1440, theme: 'dark', path: 'alerts#/silences/new?filter=%7Bbot%3D%22alpha%22%7D', problems: true, settled: true },
  { name: 'silence-form-phone-german', width: 390, theme: 'light', path: 'alerts#/silences/new?filter=%7Bbot%3D%22alpha%22%7D', problems: true, full: true, settled: true, locale: 'de-DE' },
  { name: 'alerts-told-phone', width: 390, theme: 'dark', path: 'alerts', problems: true, full: true, press: ['who-is-told'] },
  { name: 'status-light', width: 1440, theme: 'light', path: 'alerts#/status', problems: true, full: true, press: ['rehearse'] },
  { name: 'outbox-dark', width: 1440, theme: 'dark', path: 'outbox', problems: true },
  { name: 'outbox-phone-light', width: 390, theme: 'light', path: 'outbox', problems: true, full: true },
  { name: 'outbox-empty-dark', width: 1440, theme: 'dark', path: 'outbox' },
  { name: 'targets-error-light', width: 1440, theme: 'light', path: 'targets', fault: 'error' },
]

const wanted = process.argv.slice(2)
const browser = await chromium.launch({
  executablePath: process.env.FREQWATCH_CHROMIUM ?? '/usr/bin/chromium',
  chromiumSandbox: false,
  args: ['--disable-dev-shm-usage'],
})
await mkdir(OUTPUT, { recursive: true })
let failures = 0

async function take(scene) {
  const options = { port: 0, bots: scene.bots ?? 3, problems: scene.problems ?? false, fault: scene.fault ?? null }
  const mock = await startMock(options)
  const context = await browser.newContext({
    viewport: { width: scene.width, height: scene.width > 700 ? 900 : 844 },
    deviceScaleFactor: scene.width > 700 ? 1 : 2,
    hasTouch: scene.width < 700,
    colorScheme: scene.theme,
    locale: scene.locale ?? 'en-GB',
  })
  const page = await context.newPage()
  const complain = (text) => {
    failures += 1
    console.error(`${scene.name}: ${text}`)
  }
  page.on('console', (message) => {
    if (message.type() === 'error' && scene.fault === undefined && !scene.stale) complain(message.text())
  })
  page.on('pageerror', (error) => complain(error.message))
  await page.goto(mock.address + (scene.path ?? ''))
  await page.waitForSelector(scene.fault ? '[data-state=error]' : '[data-state=live]')
  if (scene.stale) {
    options.fault = 'error'
    mock.cut()
    await page.waitForSelector('[data-state=stale][data-connection=stale]', { timeout: 40_000 })
  }
  if (scene.settled) await page.getByText(/affected|betroffen$/).first().waitFor()
  for (const action of scene.press ?? []) await page.locator(`[data-action=${action}]`).first().click()
  if (scene.settings) {
    await page.getByRole('button', { name: /Settings|Einstellungen/ }).click()
    await page.getByText(/Blau/).click()
  }
  if (scene.details) {
    for (const button of (await page.locator('[data-target] button').all()).slice(0, 2)) await button.click()
    for (const summary of await page.locator('summary').all()) await summary.click()
    await page.evaluate(() => window.scrollTo(0, 0))
  }
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  if (wider > 0) complain(`scrolls sideways by ${wider} px`)
  await page.evaluate(AXE)
  const { violations } = await page.evaluate(() =>
    window.axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }),
  )
  for (const each of violations) complain(`${each.id}: ${each.nodes.map((node) => `${node.html}: ${node.failureSummary}`).slice(0, 3).join('; ')}`)
  await page.screenshot({ path: `${OUTPUT}/${scene.name}.png`, fullPage: scene.full ?? false })
  await context.close()
  mock.close()
}

for (const scene of SCENES.filter(({ name }) => wanted.length === 0 || wanted.includes(name))) await take(scene)
await browser.close()
console.log(`screenshots in ${OUTPUT}, ${failures} findings`)
process.exit(failures === 0 ? 0 : 1)
