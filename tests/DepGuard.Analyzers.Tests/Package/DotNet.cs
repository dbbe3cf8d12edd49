using System.Diagnostics;

namespace DepGuard.Analyzers.Tests.Package;

/// <summary>Runs the <c>dotnet</c> command as a user would, apart from the settings of the process that runs the tests.</summary>
internal static class DotNet
{
    private static readonly string[] InheritedSettings =
        ["CI", "MSBUILD_EXE_PATH", "MSBuildExtensionsPath", "MSBuildLoadMicrosoftTargetsReadOnly", "MSBuildSDKsPath"];

    /// <summary>The exit code and everything that the command printed.</summary>
    public static async Task<(int ExitCode, string Output)> Run(string folder, string packages, params string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var setting in InheritedSettings)
            start.Environment.Remove(setting);

        start.Environment["NUGET_PACKAGES"] = packages;
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";

        // A build node that outlives the command would keep its output open, and the test waiting.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["UseSharedCompilation"] = "false";

        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output + await error);
    }
}
