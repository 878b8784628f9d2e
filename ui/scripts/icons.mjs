// Draws the PNG icons from public/icon.svg with a Chromium (FREQWATCH_CHROMIUM, else the system's).
import { readFile } from 'node:fs/promises'
import { chromium } from 'playwright-core'

const svg = await readFile('public/icon.svg', 'utf8')
const square = svg.replace('rx="14"', 'rx="0"')
const browser = await chromium.launch({
  executablePath: process.env.FREQWATCH_CHROMIUM ?? '/usr/bin/chromium',
  chromiumSandbox: false,
})

async function draw(markup, size, scale, file) {
  const page = await browser.newPage({ viewport: { width: size, height: size } })
  const inner = Math.round(size * scale)
  await page.setContent(
    `<style>body{margin:0;display:grid;place-items:center;height:100vh;background:${scale < 1 ? '#171d27' : 'transparent'}}` +
      `svg{width:${inner}px;height:${inner}px}</style>${markup}`,
  )
  await page.screenshot({ path: `public/${file}`, omitBackground: true })
  await page.close()
}

await draw(svg, 192, 1, 'icon-192.png')
await draw(svg, 512, 1, 'icon-512.png')
await draw(square, 512, 0.78, 'icon-maskable-512.png')
await browser.close()
