using DepGuard.Documents;
using Xunit;

namespace DepGuard.Tests.Documents;

public class TemplateTextTests
{
    [Theory]
    [InlineData("a: 1\nname: {{ .Release.Name }}")]
    [InlineData("a: 1\nname: web-{{ .Values.name }}")]
    [InlineData("a: 1\n{{- if .x }}")]
    [InlineData("a: |\n{{ toYaml . }}")]
    [InlineData("it's: 1\nsay: isn't {{ .Values.x }}")]
    public void An_action_outside_of_quotes_makes_a_template(string text) => Assert.Equal(text.IndexOf('\n') + 1, TemplateText.FirstAction(text));

    [Theory]
    [InlineData("a: \"{{ .Values.x }}\"")]
    [InlineData("a: '{{ .Values.x }}'")]
    [InlineData("# {{ .Values.x }}")]
    [InlineData("a: 1 # {{ .Values.x }}")]
    [InlineData("node: n-{{.Node.Hostname}}")]
    [InlineData("rules: |\n  summary: {{ $labels.job }} is down\n\n  more: {{ $value }}\nb: 1")]
    [InlineData("rules: >-  # folded\n  {{ $labels.job }}")]
    [InlineData("a: {b: {c: 1}}")]
    public void Anything_else_is_text(string text) => Assert.Null(TemplateText.FirstAction(text));
}
