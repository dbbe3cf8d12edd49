using DepGuard.Documents;
using DepGuard.Readers.Commands;
using DepGuard.Readers.Settings;
using DepGuard.Sources;

namespace DepGuard.Readers.Spring.Applications;

/// <summary>
/// Settings that a deployment gives to an application: variables, <c>SPRING_APPLICATION_JSON</c>, <c>-Dname=value</c> for the Java machine and
/// <c>--name=value</c> for the application, the ones that count more later.
/// </summary>
internal static class DeploymentSettings
{
    private static readonly string[] JavaVariables = ["JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS", "JAVA_OPTS", "JAVA_OPTIONS", "JVM_OPTS"];

    /// <summary>The settings of a container; none for an application that no deployment describes.</summary>
    public static IEnumerable<Setting> Of(Container? container, ScanLimits limits)
    {
        if (container is null)
            return [];

        return container.Environment
            .Concat(container.Environment.Where(setting => setting.Key.Text == "SPRING_APPLICATION_JSON").SelectMany(setting => Json(setting, limits)))
            .Concat(container.Environment.Where(setting => JavaVariables.Contains(setting.Key.Text)).SelectMany(Options))
            .Concat(container.SettingArguments);
    }

    private static IEnumerable<Setting> Json(Setting setting, ScanLimits limits)
    {
        var file = new SourceFile(setting.At.Path, setting.Value);
        return (FileParser.Parse(file, "inline.json", new TextOrigin(setting.At.Path, Whole: setting.At), limits)?.Documents ?? [])
            .SelectMany(document => SettingTree.Flatten(document.Root));
    }

    private static IEnumerable<Setting> Options(Setting variable) =>
        ShellWords.Statements(variable.Value).SelectMany(words => words).Select(word => SettingArgument.Read(word, variable.At)).OfType<Setting>();
}
