using DepGuard.Analyzers.Recognition;
using DepGuard.Analyzers.Recognition.Retrying;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace DepGuard.Analyzers.Rules.Graph;

/// <summary>DPG1406: a check that calls another service decides whether this one is restarted.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DependentLiveness() : DepGuardAnalyzer(Descriptors.DependentLiveness)
{
    private static readonly string[] UsualTags = ["live", "liveness"];

    /// <summary>Registrations of ready-made checks, which all call something.</summary>
    private static readonly string[] RemoteChecks =
    [
        "AddUrlGroup", "AddRedis", "AddSqlServer", "AddNpgSql", "AddMySql", "AddMongoDb", "AddRabbitMQ", "AddKafka", "AddElasticsearch", "AddAzure",
        "AddDbContextCheck", "AddIdentityServer", "AddOpenIdConnectServer", "AddOracle", "AddConsul", "AddS3", "AddSignalRHub", "AddTcpHealthCheck",
    ];

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols, AnalyzerSettings settings)
    {
        if (symbols.Find("Microsoft.Extensions.DependencyInjection.IHealthChecksBuilder") is not { } builder)
            return;
        var remote = symbols.Shared(() => new RemoteCalls(symbols, settings));
        var tags = settings.List("health.live_tags") is { Count: > 0 } stated ? stated : UsualTags;
        context.RegisterMemberAction(operation => Analyze(operation, builder, remote, tags), OperationKind.Invocation);
    }

    private static void Analyze(MemberOperation context, INamedTypeSymbol builder, RemoteCalls remote, IReadOnlyList<string> liveTags)
    {
        var call = (IInvocationOperation)context.Operation;
        if (!call.TargetMethod.Name.StartsWith("Add", StringComparison.Ordinal) || call.Receiver()?.Type.Is(builder) != true)
            return;
        var tags = Tags(call);
        var isLive = tags.Any(tag => liveTags.Contains(tag, StringComparer.OrdinalIgnoreCase)) || (tags.Count == 0 && IsMappedForAll(call, liveTags));
        if (isLive && CallsService(call, remote))
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.DependentLiveness, call.NameLocation(), call.TargetMethod.Name));
    }

    private static IReadOnlyList<string> Tags(IInvocationOperation call) =>
    [
        .. call.Arguments
            .Where(argument => argument.ArgumentKind != ArgumentKind.DefaultValue)
            .SelectMany(argument => argument.Parameter?.Name == "tags" ? argument.Value.DescendantsAndSelf() : RegistrationTags(argument.Value))
            .SelectMany(part => Followed(part).DescendantsAndSelf())
            .Select(part => part.ConstantValue).Where(constant => constant is { HasValue: true, Value: string }).Select(constant => (string)constant.Value!).Distinct(),
    ];

    /// <summary>The tags that a registration object is given.</summary>
    private static IEnumerable<IOperation> RegistrationTags(IOperation value) => value.DescendantsAndSelf().OfType<IObjectCreationOperation>()
        .Where(creation => creation.Type?.Name == "HealthCheckRegistration")
        .SelectMany(creation => creation.Arguments).Where(argument => argument.Parameter?.Name == "tags").Select(argument => argument.Value);

    /// <summary>The initial value of a variable, else the expression.</summary>
    private static IOperation Followed(IOperation part) => Recognition.Policies.Chains.Initial(part) ?? part;

    /// <summary>The same member maps a path for liveness without saying which checks it runs.</summary>
    private static bool IsMappedForAll(IInvocationOperation call, IReadOnlyList<string> liveTags) => call.Body().DescendantsAndSelf().OfType<IInvocationOperation>().Any(map =>
        map.TargetMethod.Name is "MapHealthChecks" or "UseHealthChecks"
        && !map.Arguments.Any(argument => argument.ArgumentKind == ArgumentKind.Explicit && argument.Parameter?.Name == "options")
        && map.Arguments.Any(argument => argument.Value.Bare().ConstantValue is { HasValue: true, Value: string path } && IsLivePath(path, liveTags)));

    private static bool IsLivePath(string path, IReadOnlyList<string> liveTags) =>
        path.Split('/').Any(part => part is "livez" or "alive" || liveTags.Contains(part, StringComparer.OrdinalIgnoreCase));

    private static bool CallsService(IInvocationOperation call, RemoteCalls remote)
    {
        if (Array.Exists(RemoteChecks, start => call.TargetMethod.Name.StartsWith(start, StringComparison.Ordinal)))
            return true;
        return call.Arguments.SelectMany(argument => argument.Value.DescendantsAndSelf()).Any(part => IsRemote(part, remote))
            || Checks(call).SelectMany(check => check.GetMembers().OfType<IMethodSymbol>())
                .Select(method => SourceBody.Of(method, call)).OfType<IOperation>()
                .Any(body => body.DescendantsAndSelf().Any(part => IsRemote(part, remote)));
    }

    private static bool IsRemote(IOperation part, RemoteCalls remote) => part is IInvocationOperation inner && remote.Directly(inner);

    /// <summary>The types of the check: the type argument, or what the arguments create.</summary>
    private static IEnumerable<INamedTypeSymbol> Checks(IInvocationOperation call) => call.TargetMethod.TypeArguments
        .Concat(call.Arguments.SelectMany(argument => argument.Value.DescendantsAndSelf()).OfType<IObjectCreationOperation>().Select(creation => creation.Type))
        .OfType<INamedTypeSymbol>();
}
