"""What the measures stand on, and callers seldom need: reading answers, results, wording.

- `answers`, `scale`, `columns`, `pairs`, `labels`: turn what a caller has into clean numbers, and
  refuse the rest in one sentence.
- `estimate`, `wording`: the results and their sentences.
- `normal`, `student`: the two curves behind most intervals.
- `ranks`, `ratios`: limits that are found by trying where a test turns.

No measure lives here.
"""
