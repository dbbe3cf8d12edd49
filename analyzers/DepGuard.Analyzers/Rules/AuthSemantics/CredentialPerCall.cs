using DepGuard.Analyzers.Recognition;
using DepGuard.Analyzers.Recognition.Context;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace DepGuard.Analyzers.Rules.AuthSemantics;

/// <summary>DPG1503: a credential or a client application is created for one call, with an empty token cache.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CredentialPerCall() : DepGuardAnalyzer(Descriptors.CredentialPerCall)
{
    private static readonly string[] Builders =
    [
        "Microsoft.Identity.Client.ConfidentialClientApplicationBuilder", "Microsoft.Identity.Client.PublicClientApplicationBuilder",
        "Microsoft.Identity.Client.ManagedIdentityApplicationBuilder",
    ];

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols, AnalyzerSettings settings)
    {
        if (symbols.Find("Azure.Core.TokenCredential") is { } credential)
            context.RegisterMemberAction(operation => AnalyzeCreation(operation, credential), OperationKind.ObjectCreation);
        var builders = new HashSet<ISymbol>(symbols.FindAll(Builders), SymbolEqualityComparer.Default);
        if (builders.Count > 0)
            context.RegisterMemberAction(operation => AnalyzeBuild(operation, builders), OperationKind.Invocation);
    }

    private static void AnalyzeCreation(MemberOperation context, INamedTypeSymbol credential)
    {
        var creation = (IObjectCreationOperation)context.Operation;
        if (!IsCredential(creation, credential) || creation.WithEnclosing().Skip(1).Any(outer => IsCredential(outer, credential)))
            return;
        Analyze(context, creation, creation.Type!.Name);
    }

    private static bool IsCredential(IOperation operation, INamedTypeSymbol credential) =>
        operation is IObjectCreationOperation { Type: { } type } && type.NamespaceName() == "Azure.Identity" && type.Is(credential);

    private static void AnalyzeBuild(MemberOperation context, HashSet<ISymbol> builders)
    {
        var call = (IInvocationOperation)context.Operation;
        if (call.TargetMethod.Name == "Build" && builders.Contains(call.TargetMethod.ContainingType) && !HasSharedCache(call))
            Analyze(context, call, call.Type?.Name.TrimStart('I') ?? "ClientApplication");
    }

    /// <summary>The application is given a token cache that outlives it, as a web application does for each user.</summary>
    private static bool HasSharedCache(IInvocationOperation build) =>
        build.Descendants().Any(part => part is IInvocationOperation { TargetMethod.Name: "WithCacheOptions" })
        || (build.WithEnclosing().OfType<IVariableDeclaratorOperation>().FirstOrDefault()?.Symbol is { } local
            && MemberFacts.Of(build).Operations.OfType<ILocalReferenceOperation>().Any(use => SymbolEqualityComparer.Default.Equals(use.Local, local) && use.Parent is { } user && IsCache(user)));

    private static bool IsCache(IOperation user) => user switch
    {
        IPropertyReferenceOperation { Property.Name: "UserTokenCache" or "AppTokenCache" } => true,
        IArgumentOperation { Parent: IInvocationOperation call } => call.TargetMethod.Name is "RegisterCache" or "Initialize" or "InitializeAsync" || call.TargetMethod.Name.EndsWith("TokenCache", StringComparison.Ordinal),
        IInvocationOperation call => call.TargetMethod.Name.EndsWith("TokenCache", StringComparison.Ordinal),
        _ => false,
    };

    private static void Analyze(MemberOperation context, IOperation creation, string name)
    {
        if (context.ContainingSymbol is not IMethodSymbol { MethodKind: MethodKind.Ordinary } member || RunsOnce(creation, member) || Kept.Is(creation))
            return;
        context.ReportDiagnostic(Diagnostic.Create(Descriptors.CredentialPerCall, creation.Syntax.GetLocation(), name));
    }

    /// <summary>Start-up code that no lambda defers, or a lambda whose result is registered or cached.</summary>
    private static bool RunsOnce(IOperation creation, IMethodSymbol member)
    {
        var lambdas = creation.WithEnclosing().OfType<IAnonymousFunctionOperation>().ToList();
        return lambdas.Count > 0
            ? lambdas.Exists(IsFactory)
            : StartUp.Contains(member) || (member.Name == "ExecuteAsync" && member.ContainingType.WithBases().Any(type => type.Name == "BackgroundService") && !IsInLoop(creation));
    }

    private static bool IsInLoop(IOperation operation) => operation.WithEnclosing().Any(outer => outer is ILoopOperation);

    private static bool IsFactory(IAnonymousFunctionOperation lambda) =>
        lambda.WithEnclosing().Skip(1).FirstOrDefault(outer => outer is IInvocationOperation or IObjectCreationOperation) switch
        {
            IInvocationOperation { TargetMethod.Name: var name } => name.StartsWith("Add", StringComparison.Ordinal) || name.StartsWith("TryAdd", StringComparison.Ordinal)
                || name.StartsWith("Configure", StringComparison.Ordinal) || name.StartsWith("PostConfigure", StringComparison.Ordinal) || name.StartsWith("Use", StringComparison.Ordinal) || name.StartsWith("GetOr", StringComparison.Ordinal) || name == "EnsureInitialized",
            IObjectCreationOperation { Type.Name: var type } => type.IndexOf("Lazy", StringComparison.Ordinal) >= 0,
            _ => false,
        };
}
