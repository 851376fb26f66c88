// Every rule of WCAG 2.2 A and AA, and axe's own good practice.
async () => {
  const values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
  const found = await axe.run(document, { runOnly: { type: "tag", values }, resultTypes: ["violations"] })
  return {
    violations: found.violations.flatMap((rule) =>
      rule.nodes.map((node) => `${rule.id}: ${node.target.join(" ")}`),
    ),
    judged: [...found.passes, ...found.violations].map((rule) => rule.id),
    undecided: found.incomplete.map((rule) => rule.id),
  }
}
