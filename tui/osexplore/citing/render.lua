-- Renders citations and references with pandoc's CSL processor: many jobs in one process.
-- Run as `pandoc lua render.lua`. Standard input: {"style": path, "jobs": [job, …]}, where a job is
-- {"language": tag, "items": [CSL-JSON item, …], "citations": [{"id": …, "locator": …}, …]}.
-- Standard output: a list with {"citations": [runs, …], "entries": [{"id", "label", "runs"}, …]} for
-- each job, rendered as a document of its own; runs are [text, marks] (see runs.py).

local marks_of = {
  Emph = 'i', Strong = 'b', SmallCaps = 'c', Underline = 'u', Subscript = 'd', Superscript = 'p',
}
local reversing = { i = true, b = true }

local collect

local function add(runs, text, marks)
  local last = runs[#runs]
  if last and last[2] == marks then
    last[1] = last[1] .. text
  elseif text ~= '' then
    runs[#runs + 1] = { text, marks }
  end
end

-- Italic inside italic is upright again, as the styles ask of a title within a title.
local function with(marks, mark)
  if not marks:find(mark, 1, true) then
    return marks .. mark
  end
  return reversing[mark] and (marks:gsub(mark, '')) or marks
end

local function is_address(link)
  return pandoc.utils.stringify(link.content) == link.target
end

function collect(inlines, marks, runs)
  for _, inline in ipairs(inlines) do
    local tag = inline.t
    if tag == 'Str' then
      add(runs, inline.text, marks)
    elseif tag == 'Space' or tag == 'SoftBreak' or tag == 'LineBreak' then
      add(runs, ' ', marks)
    elseif tag == 'Link' then
      collect(inline.content, is_address(inline) and with(marks, 'l') or marks, runs)
    elseif tag == 'Note' then
      collect(pandoc.utils.blocks_to_inlines(inline.content), marks, runs)
    elseif tag == 'Quoted' then
      local single = inline.quotetype == 'SingleQuote'
      add(runs, single and '‘' or '“', marks)
      collect(inline.content, marks, runs)
      add(runs, single and '’' or '”', marks)
    elseif tag == 'Code' or tag == 'Math' or tag == 'RawInline' then
      add(runs, inline.text, marks)
    elseif inline.content then
      collect(inline.content, marks_of[tag] and with(marks, marks_of[tag]) or marks, runs)
    end
  end
  return runs
end

local function citation(wanted)
  local suffix = {}
  if wanted.locator then
    suffix = { pandoc.Str(','), pandoc.Space(), pandoc.Str('{' .. wanted.locator .. '}') }
  end
  local parts = pandoc.List { pandoc.Citation(wanted.id, 'NormalCitation', {}, suffix) }
  return pandoc.Para { pandoc.Cite({}, parts) }
end

-- An entry's label ("[1]") stands in a span of its own where the style aligns on it.
local function entry(block)
  local label, runs = '', pandoc.List {}
  for _, inline in ipairs(pandoc.utils.blocks_to_inlines(block.content)) do
    if inline.t == 'Span' and inline.classes:includes('csl-left-margin') then
      label = pandoc.utils.stringify(inline)
    else
      collect({ inline }, '', runs)
    end
  end
  return { id = (block.identifier:gsub('^ref%-', '', 1)), label = label, runs = runs }
end

-- pandoc reads a date in words as if it were EDTF and loses it; it is put back as words.
local function references_of(items)
  local references = pandoc.read(pandoc.json.encode(items), 'csljson').meta.references
  for number, item in ipairs(items) do
    for _, name in ipairs { 'issued', 'accessed', 'event-date', 'original-date' } do
      if item[name] and item[name].literal then
        references[number][name] = { literal = item[name].literal }
      end
    end
  end
  return references
end

local function render(style, job)
  local references = references_of(job.items)
  local meta = { csl = style, references = references, lang = job.language }
  local blocks = pandoc.List(job.citations):map(citation)
  local rendered = pandoc.utils.citeproc(pandoc.Pandoc(blocks, meta)).blocks
  local result = { citations = pandoc.List {}, entries = pandoc.List {} }
  for _, block in ipairs(rendered) do
    if block.t == 'Para' then
      result.citations:insert(collect(block.content, '', pandoc.List {}))
    else
      result.entries = pandoc.List(block.content):map(entry)
    end
  end
  return result
end

local request = pandoc.json.decode(io.read('a'), false)
local results = pandoc.List(request.jobs):map(function(job) return render(request.style, job) end)
io.write(pandoc.json.encode(results))
