using System.Diagnostics;

namespace DepGuard.Testing;

/// <summary>Runs programs in a folder, with nothing on standard input.</summary>
/// <param name="Folder">The current folder.</param>
public sealed record Command(string Folder)
{
    /// <summary>Environment variables that differ from those of the tests; null takes one away.</summary>
    public IReadOnlyDictionary<string, string?> Variables { get; init; } = new Dictionary<string, string?>();

    /// <summary>The same with one more variable.</summary>
    public Command With(string name, string? value) => this with { Variables = new Dictionary<string, string?>(Variables) { [name] = value } };

    /// <summary>The exit code and everything that the program printed, standard error last.</summary>
    public async Task<(int ExitCode, string Output)> Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in Variables)
            start.Environment[name] = value;

        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output + await error);
    }
}
