using System.CommandLine;
using DepGuard.Configuration;
using DepGuard.Contracts;
using DepGuard.Findings;
using DepGuard.Reports;
using DepGuard.Reports.Markdown;
using DepGuard.Reports.Pipelines;
using DepGuard.Reports.Text;
using DepGuard.Sources;

namespace DepGuard.Cli;

/// <summary>Formats, files and colours of a command that writes reports.</summary>
internal sealed class OutputOptions
{
    private readonly Terminal _terminal;
    private readonly IReadOnlyList<IReport> _reports;
    private readonly Option<string[]> _format;

    private readonly Option<string> _color = new("--color")
    {
        Description = "Colour in text: auto, always or never. NO_COLOR and CLICOLOR_FORCE are respected.",
        DefaultValueFactory = _ => "auto",
        HelpName = "WHEN",
    };

    private readonly Option<bool> _quiet = new("--quiet", "-q") { Description = "Errors only." };

    private readonly Option<bool> _verbose = new("--verbose", "-v") { Description = "Every finding, every step of a cycle and what is suppressed." };

    private readonly Option<bool> _stats = new("--stats") { Description = "Numbers and time of the run, on standard error." };

    /// <summary>Adds the options to a command.</summary>
    public OutputOptions(Command command, Terminal terminal, IReadOnlyList<IReport> reports)
    {
        (_terminal, _reports) = (terminal, reports);
        _format = new Option<string[]>("--format")
        {
            Description = $"Format, optionally with a file to write to; may be repeated: {string.Join(", ", Formats)}. Default: text.",
            HelpName = "FORMAT[=FILE]",
            AllowMultipleArgumentsPerToken = false,
        };
        _format.CompletionSources.Add(_ => Formats.Select(format => new System.CommandLine.Completions.CompletionItem(format)));
        _color.AcceptOnlyFromAmong("auto", "always", "never");
        foreach (var option in (Option[])[_format, _color, _quiet, _verbose, _stats])
            command.Options.Add(option);
    }

    private IEnumerable<string> Formats => _reports.Select(report => report.Format).Order(StringComparer.Ordinal);

    /// <summary>The part of a result that is wanted: everything, or errors only.</summary>
    public AnalysisResult Shown(ParseResult parsed, AnalysisResult result) =>
        parsed.GetValue(_quiet) ? result with { Active = [.. result.Active.Where(finding => finding.Severity == Severity.Error)] } : result;

    /// <summary>The reports to write and where; throws <see cref="UsageException"/> for an unknown format or two on standard output.</summary>
    public IReadOnlyList<(IReport Report, string? File)> Targets(ParseResult parsed)
    {
        var stated = parsed.GetValue(_format) is { Length: > 0 } formats ? formats : ["text"];
        var targets = stated.Select(text => Target(text, parsed)).ToList();
        if (targets.Count(target => target.File is null) > 1)
            throw new UsageException("--format: only one format can go to standard output; give the others a file, as in --format sarif=depguard.sarif");
        if (targets.Where(target => target.File is not null).GroupBy(target => target.File, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw new UsageException($"--format: {twice.Key} is named twice; each format needs a file of its own");
        return targets;
    }

    /// <summary>Writes the reports, files first: one that cannot be written leaves standard output empty.</summary>
    public void Write(IReadOnlyList<(IReport Report, string? File)> targets, AnalysisResult result)
    {
        foreach (var (report, file) in targets.OrderBy(target => target.File is null))
            if (file is null)
                report.Write(result, _terminal.Out);
            else
                WriteFile(report, file, result);
        if (targets.Any(target => target.Report is GitHubReport) && _terminal.Variable("GITHUB_STEP_SUMMARY") is { } summary)
            AppendSummary(summary, result);
    }

    /// <summary>Adds to the file of the step's summary; a run is not worth less without it, so that a failure is only told.</summary>
    private void AppendSummary(string file, AnalysisResult result)
    {
        var path = Path.GetFullPath(file, _terminal.Folder);
        try
        {
            using var writer = new StreamWriter(path, append: true);
            MarkdownReport.StepSummary.Write(result, writer);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            _terminal.Error.WriteLine($"depguard: GITHUB_STEP_SUMMARY: {FileFailure.Reason(failure, path)}");
        }
    }

    /// <summary>Writes the numbers of a run to standard error if they are asked for.</summary>
    public void WriteStats(ParseResult parsed, AnalysisResult result, TimeSpan elapsed)
    {
        if (!parsed.GetValue(_stats))
            return;

        var used = result.Coverage.Files.Count(file => file.Formats.Count > 0);
        _terminal.Error.WriteLine($"files: {used} used, {result.Coverage.Files.Count - used} not used, {result.Coverage.Skipped.Count} folders or files skipped");
        _terminal.Error.WriteLine($"graph: {result.Graph.Services.Count} services, {result.Graph.Edges.Count} edges");
        _terminal.Error.WriteLine($"findings: {result.Active.Count} in force, {result.Suppressed.Count} suppressed");
        _terminal.Error.WriteLine(FormattableString.Invariant($"time: {elapsed.TotalSeconds:F2} s"));
    }

    private (IReport Report, string? File) Target(string text, ParseResult parsed)
    {
        var equals = text.IndexOf('=');
        var (name, file) = equals < 0 ? (text, null) : (text[..equals], text[(equals + 1)..]);
        var report = _reports.FirstOrDefault(one => one.Format == name) ?? throw Unknown(name);
        if (file is { Length: 0 })
            throw new UsageException($"--format {text}: the name of a file is missing after '='");

        return (report is TextReport && file is null ? new TextReport(Options(parsed)) : report, file);
    }

    private UsageException Unknown(string name)
    {
        var near = new Suggestions(Formats).For(name);
        return new UsageException($"--format {name}: unknown format{(near is null ? string.Empty : $"; did you mean '{near}'?")}\nFormats of this command: {string.Join(", ", Formats)}");
    }

    private TextOptions Options(ParseResult parsed) => new()
    {
        Terminal = _terminal.IsInteractive,
        Colour = parsed.GetValue(_color) switch
        {
            "always" => true,
            "never" => false,
            _ => _terminal.Variable("CLICOLOR_FORCE") is { } force && force != "0" || (_terminal.IsInteractive && _terminal.Variable("NO_COLOR") is null),
        },
        Width = _terminal.Variable("CI") is null ? _terminal.Width : 0,
        Verbose = parsed.GetValue(_verbose),
    };

    private void WriteFile(IReport report, string file, AnalysisResult result)
    {
        var path = Path.GetFullPath(file, _terminal.Folder);
        try
        {
            using var writer = new StreamWriter(path);
            report.Write(result, writer);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"--format {report.Format}={file}: {FileFailure.Reason(failure, path)}");
        }
    }
}
