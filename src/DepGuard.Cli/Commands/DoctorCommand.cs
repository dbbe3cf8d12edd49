using System.CommandLine;
using DepGuard.Facts;
using DepGuard.Findings;
using DepGuard.Reports;

namespace DepGuard.Cli.Commands;

/// <summary><c>depguard doctor</c>: what was read, by which reader, what was not and why.</summary>
internal sealed class DoctorCommand : Command
{
    private readonly Terminal _terminal;
    private readonly ScanOptions _scan;

    public DoctorCommand(Terminal terminal)
        : base("doctor", "Shows which files were read by which reader, which were not and why, and what suggests missing edges.")
    {
        _terminal = terminal;
        _scan = new ScanOptions(this);
        SetAction((result, cancellation) => Task.FromResult(Run(result, cancellation)));
    }

    private int Run(ParseResult parsed, CancellationToken cancellation)
    {
        var scan = new Scan(_terminal, _scan.Read(parsed));
        var result = scan.Run(cancellation);
        var coverage = result.Coverage;
        Section("Read", coverage.Files.Where(file => file.Formats.Count > 0).Select(file => $"{file.Path} ({string.Join(", ", file.Formats)}){Remark(file)}"));
        Section("Left out", coverage.Files.Where(file => file.Formats.Count == 0 && file.Remark is not null).Select(file => file.Path + Remark(file)));
        Section("Not configuration of a service", coverage.Files.Where(file => file.Formats.Count == 0 && file.Remark is null).Select(file => file.Path));
        Section("Skipped", coverage.Skipped.Select(path => $"{path.Path}: {path.Reason}"));
        Section("Not analysed (--env NAME)", coverage.NotAnalysed);
        Section("Problems", result.Active.Where(finding => finding.Rule.Surface == Contracts.Surface.Input).Select(finding => $"{finding.At} {finding.Rule.Id} {finding.Message}"));
        Section("Services that nothing calls and that call nothing", Isolated(result));
        Section("Hosts outside of the scan", result.Graph.Services.Where(service => service.Kind == ServiceKind.External && service.Scopes.Contains("external")).Select(service => service.Id));
        var status = scan.Status(result, failOn: null);
        scan.Explain(status, result);
        return status;
    }

    /// <summary>In a system that works these are rare; they are the first place to look for edges that no file states.</summary>
    private static IEnumerable<string> Isolated(AnalysisResult result) =>
        result.Graph.Services.Where(service => !result.Graph.From(service).Any() && !result.Graph.To(service).Any()).Select(service => service.Id);

    private static string Remark(FileCoverage file) => file.Remark is null ? string.Empty : $": {file.Remark}";

    private void Section(string title, IEnumerable<string> lines)
    {
        var list = lines.ToList();
        _terminal.Out.WriteLine($"{title}: {list.Count}");
        foreach (var line in list)
            _terminal.Out.WriteLine($"  {Printable.Of(line)}");
    }
}
