using System.Runtime.CompilerServices;
using Microsoft.Build.Locator;

namespace DepGuard.Source;

/// <summary>The .NET SDK of this machine, whose MSBuild opens projects.</summary>
internal static class Sdk
{
    private static readonly Lock Registering = new();

    /// <summary>Makes the MSBuild of the SDK that a folder's <c>global.json</c> asks for usable; throws <see cref="SolutionException"/> if there is none.</summary>
    /// <remarks>Must run before anything that uses MSBuild is compiled: the first use decides which MSBuild a process has.</remarks>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Use(string folder)
    {
        lock (Registering)
        {
            if (!MSBuildLocator.CanRegister)
                return;

            var options = new VisualStudioInstanceQueryOptions { DiscoveryTypes = DiscoveryType.DotNetSdk, WorkingDirectory = folder };
            var newest = MSBuildLocator.QueryVisualStudioInstances(options).FirstOrDefault()
                ?? throw new SolutionException("no .NET SDK found that fits this runtime and the folder's global.json; --solution needs one to compile projects");
            MSBuildLocator.RegisterInstance(newest);
        }
    }
}
