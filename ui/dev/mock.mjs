// A stand-in for the server: npm run mock -- [--port 29000] [--bots 25] [--problems] [--fault hang|error]
import { createServer } from 'node:http'
import { readFile } from 'node:fs/promises'
import { extname, join, normalize } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { mockAlerts, mockOutbox, ROUTER_ANSWERS } from './mock-alerts.mjs'
import { mockFleet, mockSparklines } from './mock-fleet.mjs'
import { mockChanges, mockTargets } from './mock-targets.mjs'

const FILES = 'target/classes/io/freqwatch/ui'
const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webmanifest': 'application/manifest+json',
}

function json(response, body) {
  response.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-store' })
  response.end(JSON.stringify(body))
}

async function file(path, response) {
  const name = extname(path) === '' ? 'index.html' : normalize(path)
  try {
    const content = await readFile(join(FILES, name))
    response.writeHead(200, {
      'content-type': TYPES[extname(name)] ?? 'application/octet-stream',
      'content-security-policy': "default-src 'self'",
    })
    response.end(content)
  } catch {
    response.writeHead(404).end()
  }
}

/** Starts the mock; `options.fault` may be changed while it runs: null, "hang" or "error". */
export async function startMock(options) {
  const open = new Set()
  const now = () => options.time ?? Date.now() / 1000
  const fleet = () => mockFleet(options.bots, options.problems, now())
  const alerts = () => mockAlerts(options.problems, now())
  const outbox = () => mockOutbox(options.problems, now())
  const targets = () => mockTargets(options.bots, options.problems, now())

  function stream(response, first, then) {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
    const send = (events) => {
      for (const [name, data] of Object.entries(events)) {
        response.write(`event: ${name}\ndata: ${JSON.stringify(data)}\n\n`)
      }
    }
    send(first)
    const timer = setInterval(() => options.fault === 'hang' || send(then()), 2000)
    open.add(response)
    response.on('close', () => {
      clearInterval(timer)
      open.delete(response)
    })
  }

  const server = createServer((request, response) => {
    const address = new URL(request.url, 'http://localhost')
    const range = address.searchParams.get('range') ?? '24h'
    if (address.pathname.startsWith('/api/') && options.fault === 'error') response.writeHead(503).end()
    else if (address.pathname === '/api/fleet/stream') {
      stream(response, { fleet: fleet(), sparklines: mockSparklines(fleet(), range) }, () => ({ fleet: fleet() }))
    } else if (address.pathname === '/api/targets/stream') {
      stream(response, { targets: targets() }, () => ({ changes: mockChanges(options.bots, options.problems, now()) }))
    }
    else if (address.pathname === '/api/alerts/stream') stream(response, { alerts: alerts() }, () => ({ alerts: alerts() }))
    else if (address.pathname === '/api/outbox/stream') stream(response, { outbox: outbox() }, () => ({ outbox: outbox() }))
    else if (address.pathname === '/alertmanager/api/v2/alerts') json(response, alerts().groups.flatMap((group) => group.alerts))
    else if (address.pathname === '/api/alerts') json(response, alerts())
    else if (address.pathname.slice('/alertmanager'.length) in ROUTER_ANSWERS) json(response, ROUTER_ANSWERS[address.pathname.slice('/alertmanager'.length)])
    else if (address.pathname === '/api/outbox') json(response, outbox())
    else if (address.pathname === '/api/fleet/sparklines') json(response, mockSparklines(fleet(), range))
    else if (address.pathname === '/api/fleet') json(response, fleet())
    else if (address.pathname === '/api/targets') json(response, targets())
    else void file(address.pathname, response)
  })
  await new Promise((resolve) => server.listen(options.port, '127.0.0.1', resolve))
  return {
    address: `http://127.0.0.1:${server.address().port}/`,
    cut: () => open.forEach((response) => response.destroy()),
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '29000' },
      bots: { type: 'string', default: '25' },
      problems: { type: 'boolean', default: false },
      fault: { type: 'string' },
    },
  })
  const { port, bots, problems, fault } = values
  const mock = await startMock({ port: Number(port), bots: Number(bots), problems, fault: fault ?? null })
  console.log(`mock server: ${mock.address}`)
}
