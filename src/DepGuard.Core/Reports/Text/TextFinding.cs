using DepGuard.Contracts;
using DepGuard.Facts;
using DepGuard.Findings;
using DepGuard.Sources;

namespace DepGuard.Reports.Text;

/// <summary>One finding as a block of text: the fact, where, the cycle with its evidence, why, what to do.</summary>
internal sealed class TextFinding(TextOptions options, EvidenceTexts texts, TextWriter output)
{
    /// <summary>Steps of a path and details that are printed unless everything is asked for.</summary>
    private const int MaxLines = 20;

    /// <summary>Columns by which everything under the first line is moved in.</summary>
    private const int Indent = 2;

    /// <summary>What a step is moved in by.</summary>
    private const string StepIndent = "    ";

    /// <summary>What stands between two columns.</summary>
    private const string Gap = "  ";

    /// <summary>Widest first column of the list of steps.</summary>
    private const int MaxPadding = 48;

    /// <summary>The form <c>path:line</c>.</summary>
    public static string Place(SourceSpan at) => FormattableString.Invariant($"{Printable.Of(at.Path)}:{at.Line}");

    /// <summary>Writes the block and an empty line; a note is only its head.</summary>
    public void Write(Finding finding)
    {
        if (options.Terminal)
            WriteTerminalHead(finding);
        else
            WriteLogHead(finding);
        if (finding.Severity == Severity.Note && !options.Verbose)
            return;

        WriteBody(finding);
        output.Write('\n');
    }

    private void WriteLogHead(Finding finding)
    {
        var place = FormattableString.Invariant($"{Printable.Of(finding.At.Path)}({finding.At.Line},{finding.At.Column})");
        output.Write($"{place}: {Paint(finding.Severity, Head(finding))} {Printable.Of(finding.Message)}\n");
    }

    private void WriteTerminalHead(Finding finding)
    {
        var head = Head(finding);
        var lines = TextWrap.Lines(Printable.Of(finding.Message), options.Width - Indent, head.Length + 1 - Indent);
        output.Write($"{Paint(finding.Severity, head)} {lines[0]}\n");
        foreach (var line in lines.Skip(1))
            output.Write($"  {line}\n");

        output.Write(FormattableString.Invariant($"  --> {Place(finding.At)}:{finding.At.Column}\n"));
        if (texts.At(finding.At) is { } text)
            WriteSnippet(finding, text);
    }

    /// <summary>The evidence with carets under its address: the span covers the address, which ends the evidence.</summary>
    private void WriteSnippet(Finding finding, string text)
    {
        var number = FormattableString.Invariant($"{finding.At.Line}");
        var margin = new string(' ', number.Length);
        var length = finding.At.EndColumn - finding.At.Column;
        var width = finding.At.Line == finding.At.EndLine && length > 0 ? Math.Min(length, text.Length) : text.Length;
        var carets = Paint(finding.Severity, new string('^', width));
        output.Write($" {margin} |\n {number} | {text}\n {margin} | {new string(' ', text.Length - width)}{carets}\n");
    }

    private void WriteBody(Finding finding)
    {
        if (finding.Path.Count > 0)
            WriteLabelled(Cycles.IsCycle(finding) ? "cycle: " : "path: ", [options.Verbose ? string.Join(" -> ", Cycles.Route(finding)) : LongList.Join(" -> ", Cycles.Route(finding))]);
        WriteSteps(finding.Related);
        WriteLabelled("why: ", finding.Details);
        WriteRemedies(finding.Remedies);
        output.Write($"  more: depguard explain {finding.Rule.Id}\n");
    }

    private void WriteRemedies(IReadOnlyList<string> remedies)
    {
        foreach (var (at, remedy) in Remedy.Alternatives(remedies).Index())
        {
            WriteLabelled(at == 0 ? "do: " : "or: ", [remedy.Text]);
            WriteLabelled("and: ", remedy.Also);
        }
    }

    private void WriteSteps(IReadOnlyList<RelatedLocation> steps)
    {
        var shown = steps.Take(options.Verbose ? steps.Count : MaxLines)
            .Select(step => (Message: Printable.Of(step.Message), Place: Place(step.At), Text: texts.At(step.At)))
            .ToList();
        var message = Padding(shown.Select(step => step.Message));
        var place = Padding(shown.Select(step => step.Place));
        var width = StepIndent.Length + message + Gap.Length + place + (shown.Max(step => step.Text?.Length + Gap.Length) ?? 0);
        foreach (var step in shown)
            if (options.Terminal && options.Width > 0 && width > options.Width)
                WriteNarrowStep(step.Message, step.Place, step.Text);
            else
                WriteStep(step.Message, message, step.Text is null ? step.Place : step.Place.PadRight(place), step.Text);
        WriteRest(steps.Count - shown.Count);
    }

    /// <summary>Piece by piece: reports of large systems consist of such lines. What breaks its column goes on in a line of its own.</summary>
    private void WriteStep(string message, int column, string place, string? text)
    {
        output.Write(StepIndent);
        if (message.Length > column)
            output.Write($"{message}\n{StepIndent}{new string(' ', column)}");
        else
            output.Write(message.PadRight(column));
        output.Write(Gap);
        output.Write(place);
        if (text is not null)
        {
            output.Write(Gap);
            output.Write(text);
        }

        output.Write('\n');
    }

    /// <summary>The same for a terminal that is too narrow for columns.</summary>
    private void WriteNarrowStep(string message, string place, string? text)
    {
        foreach (var line in TextWrap.Lines(message, options.Width - StepIndent.Length))
            output.Write($"{StepIndent}{line}\n");
        var isOneLine = text is not null && StepIndent.Length + Gap.Length + place.Length + Gap.Length + text.Length <= options.Width;
        output.Write($"{StepIndent}{Gap}{place}{(isOneLine ? Gap + text : "")}\n");
        if (text is not null && !isOneLine)
            output.Write($"{StepIndent}{Gap}{text}\n");
    }

    private static int Padding(IEnumerable<string> column) =>
        Math.Min(column.Select(text => text.Length).DefaultIfEmpty().Max(), MaxPadding);

    private void WriteLabelled(string label, IEnumerable<string> texts)
    {
        var (count, head) = (0, $"  {label}");
        var indent = new string(' ', head.Length);
        foreach (var text in texts)
        {
            if (++count > MaxLines && !options.Verbose)
                continue;
            foreach (var line in TextWrap.Lines(Printable.Of(text), options.Terminal ? options.Width - indent.Length : 0))
            {
                output.Write(head);
                output.Write(line);
                output.Write('\n');
                head = indent;
            }
        }

        WriteRest(count - MaxLines);
    }

    private void WriteRest(int count)
    {
        if (count > 0 && !options.Verbose)
            output.Write($"    and {Words.Number(count)} more (--verbose lists them)\n");
    }

    private static string Head(Finding finding) => $"{Label.Of(finding.Severity)} {finding.Rule.Id}:{State(finding)}";

    /// <summary>Only findings that were there before are marked: what is new is what one looks for.</summary>
    private static string State(Finding finding) => finding.State == FindingState.Unchanged ? " (not new)" : "";

    private string Paint(Severity severity, string text)
    {
        if (!options.Colour)
            return text;

        var colour = severity switch { Severity.Error => 31, Severity.Warning => 33, _ => 36 };
        return FormattableString.Invariant($"\u001b[1;{colour}m{text}\u001b[0m");
    }
}
