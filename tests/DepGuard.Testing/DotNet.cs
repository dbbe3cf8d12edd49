namespace DepGuard.Testing;

/// <summary>Runs the <c>dotnet</c> command as a user would, apart from the settings of the process that runs the tests.</summary>
public static class DotNet
{
    private static readonly string[] InheritedSettings =
        ["CI", "MSBUILD_EXE_PATH", "MSBuildExtensionsPath", "MSBuildLoadMicrosoftTargetsReadOnly", "MSBuildSDKsPath"];

    /// <summary>Path of the program that runs the tests, or its name.</summary>
    public static string Host => Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";

    /// <summary>The exit code and everything that the command printed.</summary>
    public static Task<(int ExitCode, string Output)> Run(string folder, string packages, params string[] arguments) =>
        Shell(folder, packages).Run(Host, arguments);

    /// <summary>A folder in which <c>dotnet</c> keeps packages in <paramref name="packages"/>.</summary>
    public static Command Shell(string folder, string packages) => new(folder)
    {
        Variables = InheritedSettings.ToDictionary(name => name, _ => (string?)null).Concat(new Dictionary<string, string?>
        {
            ["NUGET_PACKAGES"] = packages,
            ["DOTNET_CLI_UI_LANGUAGE"] = "en",

            // A build node that outlives the command would keep its output open, and the test waiting.
            ["MSBUILDDISABLENODEREUSE"] = "1",
            ["UseSharedCompilation"] = "false",
        }).ToDictionary(),
    };
}
