using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace DepGuard.Cli;

/// <summary>The options that every command which scans has in common.</summary>
internal sealed class ScanOptions
{
    private readonly Argument<string[]> _paths = new("PATH")
    {
        Description = "Folders or files to scan; '-' reads rendered manifests from standard input. Default: the current folder.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<string?> _config = new("--config")
    {
        Description = "Configuration file. Default: the nearest depguard.yaml at or above the first path.",
        HelpName = "FILE",
    };

    private readonly Option<string?> _environment = new("--env")
    {
        Description = "Environment, overlay or Compose profile to analyse. Default: the base model.",
        HelpName = "NAME",
    };

    private readonly Option<bool> _noSource = new("--no-source") { Description = "Read configuration only, no source code." };

    private readonly Option<string?> _solution = new("--solution")
    {
        Description = "Solution or C# project (.sln, .slnx, .csproj) to compile: its calls join the graph, and the rules about code check it. MSBuild runs what it imports; restore it first.",
        HelpName = "FILE",
    };

    private readonly Option<string[]> _traces = new("--traces")
    {
        Description = "File with traces or metrics, gzip or not; may be repeated. Those below the scanned folders are found without it.",
        HelpName = "FILE",
        AllowMultipleArgumentsPerToken = false,
    };

    private readonly Option<int?> _jobs = new("--jobs")
    {
        Description = "Files that are read at the same time. Default: one for each processor.",
        HelpName = "N",
        CustomParser = ParseJobs,
    };

    private readonly Option<bool> _allowEmpty = new("--allow-empty") { Description = "Exit with 0 instead of 3 when no service is found." };

    private readonly Option<bool> _tolerateUnreadable = new("--tolerate-unreadable") { Description = "Exit with 0 or 1 instead of 4 when a file could not be read." };

    /// <summary>Adds the options, and the paths, to a command.</summary>
    public ScanOptions(Command command, bool withPaths = true)
    {
        _paths.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(token => token.Value.Length > 1 && token.Value[0] == '-'))
                result.AddError(CommandLine.Unknown(token.Value, command));
        });
        if (withPaths)
            command.Arguments.Add(_paths);
        foreach (var option in (Option[])[_config, _environment, _noSource, _solution, _traces, _jobs, _allowEmpty, _tolerateUnreadable])
            command.Options.Add(option);
    }

    /// <summary>The scan that a command line asks for.</summary>
    public ScanRequest Read(ParseResult result, IReadOnlyList<string>? paths = null) => new(paths ?? result.GetValue(_paths) ?? [])
    {
        ConfigFile = result.GetValue(_config),
        Environment = result.GetValue(_environment),
        ReadsCode = !result.GetValue(_noSource),
        Solution = result.GetValue(_solution),
        Traces = result.GetValue(_traces) ?? [],
        Jobs = result.GetValue(_jobs),
        AllowEmpty = result.GetValue(_allowEmpty),
        TolerateUnreadable = result.GetValue(_tolerateUnreadable),
    };

    private static int? ParseJobs(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var jobs) && jobs > 0)
            return jobs;

        result.AddError($"--jobs {text}: must be a whole number of at least 1");
        return null;
    }
}
