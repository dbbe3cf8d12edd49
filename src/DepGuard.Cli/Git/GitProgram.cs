using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace DepGuard.Cli.Git;

/// <summary>
/// Runs <c>git</c> in a folder, without a shell. Only commands that read objects are used: they run no hook, filter or pager, touch neither the
/// working tree nor the index, and ask nobody. Objects that a partial clone lacks are not fetched.
/// </summary>
internal sealed class GitProgram(string folder)
{
    /// <summary>What a command prints; null if it fails. Throws <see cref="UsageException"/> if there is no git.</summary>
    public byte[]? Output(params IReadOnlyList<string> arguments)
    {
        using var process = Start(arguments);
        process.StandardInput.Close();
        using var output = new MemoryStream();
        process.StandardOutput.BaseStream.CopyTo(output);
        process.WaitForExit();
        return process.ExitCode == 0 ? output.ToArray() : null;
    }

    /// <summary>The same as text, without the end of its last line.</summary>
    public string? Text(params IReadOnlyList<string> arguments) =>
        Output(arguments) is { } bytes ? Encoding.UTF8.GetString(bytes).TrimEnd('\n', '\r') : null;

    /// <summary>Starts a command that reads from its standard input.</summary>
    public Process Start(IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo("git", arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (var (name, value) in new[] { ("GIT_TERMINAL_PROMPT", "0"), ("GIT_OPTIONAL_LOCKS", "0"), ("GIT_NO_LAZY_FETCH", "1"), ("LC_ALL", "C") })
            start.Environment[name] = value;
        try
        {
            var process = Process.Start(start)!;
            process.ErrorDataReceived += static (_, _) => { };
            process.BeginErrorReadLine();
            return process;
        }
        catch (Win32Exception)
        {
            throw new UsageException("git cannot be run; without it only folders and stored results can be compared");
        }
    }
}
