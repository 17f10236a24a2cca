// Renders items one by one with citeproc-js. Standard input: {"style": XML, "locales": {tag: XML},
// "jobs": [{"language": tag, "item": CSL-JSON item}, …]}. Standard output: [{"citation", "placed",
// "reference"}, …], where "placed" is the citation of paragraph 7.
'use strict'
const CSL = require('citeproc')

let text = ''
process.stdin.setEncoding('utf8')
process.stdin.on('data', chunk => { text += chunk })
process.stdin.on('end', () => {
  const request = JSON.parse(text)
  const engines = {}
  const results = request.jobs.map(({ language, item }) => {
    const known = engines[language] ||= { items: {} }
    known.items[item.id] = item
    const engine = known.engine ||= new CSL.Engine({
      retrieveLocale: tag => request.locales[tag] || request.locales['en-US'],
      retrieveItem: id => known.items[id],
    }, request.style, language, true)
    engine.setOutputFormat('text')
    engine.updateItems([])
    engine.updateItems([item.id])
    const cited = place => engine.previewCitationCluster(
      { citationItems: [{ id: item.id, ...place }], properties: { noteIndex: 1 } }, [], [], 'text')
    const [bibliography, entries] = engine.makeBibliography() || [null, []]
    const listed = bibliography && bibliography.entry_ids.length ? entries.join('') : ''
    const placed = cited({ locator: '7', label: 'paragraph' })
    return { citation: cited({}), placed, reference: listed.trim() }
  })
  process.stdout.write(JSON.stringify(results))
})
