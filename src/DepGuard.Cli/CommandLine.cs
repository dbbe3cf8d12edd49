using System.CommandLine;
using DepGuard.Cli.Commands;
using DepGuard.Configuration;
using DepGuard.Reports;

namespace DepGuard.Cli;

/// <summary>Parses the arguments, runs a command and turns every outcome into an exit status.</summary>
internal static class CommandLine
{
    /// <summary>All commands, in the order in which help lists them.</summary>
    public static RootCommand Root(Terminal terminal) => new(
        "Finds service-dependency cycles and what makes them worse in deployment configuration, before it is deployed.")
    {
        new CheckCommand(terminal),
        new DiffCommand(terminal),
        new BaselineCommand(terminal),
        new OrderCommand(terminal),
        new GraphCommand(terminal),
        new WhyCommand(terminal),
        new CallersCommand(terminal),
        new ReportCommand(terminal),
        new SimulateCommand(terminal),
        new ExplainCommand(terminal),
        new RulesCommand(terminal),
        new DoctorCommand(terminal),
        new InitCommand(terminal),
        new SchemaCommand(terminal),
        new CompletionsCommand(terminal),
    };

    /// <summary>Runs a command line, and writes all of its output.</summary>
    public static async Task<int> RunAsync(string[] arguments, Terminal terminal, CancellationToken cancellation = default)
    {
        try
        {
            var status = await StatusAsync(arguments, terminal, cancellation);
            terminal.Out.Flush();
            return status;
        }
        catch (IOException failure)
        {
            terminal.Error.WriteLine($"depguard: standard output cannot be written: {failure.Message}");
            return ExitStatus.Internal;
        }
    }

    private static async Task<int> StatusAsync(string[] arguments, Terminal terminal, CancellationToken cancellation)
    {
        try
        {
            var root = Root(terminal);
            HelpExamples.AddTo(root);
            var result = root.Parse(arguments.Length == 0 ? ["--help"] : arguments);
            if (result.Errors.Count > 0)
                return Report(result, terminal);

            var configuration = new InvocationConfiguration { EnableDefaultExceptionHandler = false, Output = terminal.Out, Error = terminal.Error };
            return await result.InvokeAsync(configuration, cancellation);
        }
        catch (UsageException failure)
        {
            terminal.Error.WriteLine($"depguard: {string.Join('\n', failure.Message.Split('\n').Select(Printable.Of))}");
            return ExitStatus.Usage;
        }
        catch (OperationCanceledException)
        {
            return ExitStatus.Cancelled;
        }
        catch (Exception failure) when (failure.GetType() != typeof(IOException)) // Only standard output fails like this: who uses files catches what they throw.
        {
            return CrashFile.Write(failure, arguments, terminal);
        }
    }

    private static int Report(ParseResult result, Terminal terminal)
    {
        var command = result.CommandResult.Command;
        var messages = result.UnmatchedTokens.Count > 0
            ? result.UnmatchedTokens.Take(1).Select(word => Unknown(word, command))
            : Missing(result) is { } missing ? [missing]
            : result.Errors.Select(error => string.Join(' ', error.Message.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
        foreach (var message in messages.Distinct(StringComparer.Ordinal))
            terminal.Error.WriteLine($"depguard: {message}");
        terminal.Error.WriteLine($"Run 'depguard {(command is RootCommand ? string.Empty : command.Name + " ")}--help'.");
        return ExitStatus.Usage;
    }

    /// <summary>Names the first argument that is needed and not given, with what it stands for; null if none is missing.</summary>
    private static string? Missing(ParseResult result)
    {
        var command = result.CommandResult.Command;
        return command.Arguments.FirstOrDefault(one => (result.GetResult(one)?.Tokens.Count ?? 0) < one.Arity.MinimumNumberOfValues) is { } argument
            ? $"{command.Name}: {argument.Name} is missing. {argument.Description}"
            : null;
    }

    /// <summary>Says what is unknown, with the nearest command or option.</summary>
    public static string Unknown(string word, Command command)
    {
        var isOption = word.StartsWith('-');
        var known = isOption ? command.Options.Select(option => option.Name) : command.Subcommands.Select(one => one.Name);
        var what = isOption ? "option" : command is RootCommand ? "command" : "argument";
        var near = new Suggestions(known).For(word.Split('=')[0]);
        return $"unknown {what} '{word}'{(near is null ? string.Empty : $"; did you mean '{near}'?")}";
    }
}
