using DepGuard.Analyzers.Recognition;
using DepGuard.Analyzers.Recognition.Auth;
using DepGuard.Analyzers.Recognition.Context;
using DepGuard.Analyzers.Recognition.Retrying;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace DepGuard.Analyzers.Rules.AuthSemantics;

/// <summary>DPG1504: discovery documents or keys are fetched for each token that is validated.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class KeysPerValidation() : DepGuardAnalyzer(Descriptors.KeysPerValidation)
{
    private static readonly HashSet<string> Validators = ["IntrospectTokenAsync", "GetUserInfoAsync", "ValidateToken", "ValidateTokenAsync"];

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols, AnalyzerSettings settings)
    {
        var requestPath = symbols.Shared(() => new RequestPath(symbols, settings));
        var manager = symbols.Find("Microsoft.IdentityModel.Protocols.ConfigurationManager`1");
        var managers = symbols.Find("Microsoft.IdentityModel.Tokens.BaseConfigurationManager");
        if (symbols.FindAll(["Duende.IdentityModel.Client.HttpClientDiscoveryExtensions", "IdentityModel.Client.HttpClientDiscoveryExtensions"]).Any())
            context.RegisterMemberAction(operation => AnalyzeFetch(operation, requestPath), OperationKind.Invocation);
        if (manager is null)
            return;
        context.RegisterMemberAction(operation => AnalyzeCreation(operation, manager), OperationKind.ObjectCreation);
        context.RegisterMemberAction(operation => AnalyzeRefresh(operation, requestPath, managers), OperationKind.Invocation);
    }

    private static void AnalyzeFetch(MemberOperation context, RequestPath requestPath)
    {
        var call = (IInvocationOperation)context.Operation;
        if (call.TargetMethod is { IsStatic: true, Name: "GetDiscoveryDocumentAsync" or "GetJsonWebKeySetAsync", ContainingType.Name: "HttpClientDiscoveryExtensions" or "HttpClientJsonWebKeySetExtensions" }
            && IsPerRequest(call, context.ContainingSymbol, requestPath)
            && !CachedReads.Precede(call, context.ContainingSymbol)
            && !Answer.IsKept(call))
            Report(context, call.NameLocation(), $"'{call.TargetMethod.Name}'");
    }

    private static void AnalyzeCreation(MemberOperation context, INamedTypeSymbol manager)
    {
        var creation = (IObjectCreationOperation)context.Operation;
        if (creation.Type is { OriginalDefinition: { } type } && SymbolEqualityComparer.Default.Equals(type, manager)
            && context.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.Ordinary } member
            && !StartUp.Contains(member)
            && !Kept.Is(creation)
            && !CachedReads.IsWithin(creation))
            Report(context, creation.Syntax.GetLocation(), "A new 'ConfigurationManager'");
    }

    private static void AnalyzeRefresh(MemberOperation context, RequestPath requestPath, INamedTypeSymbol? managers)
    {
        var call = (IInvocationOperation)context.Operation;
        if (call.TargetMethod.Name == "RequestRefresh" && call.Instance?.Type.WithContracts().Any(type => SymbolEqualityComparer.Default.Equals(type, managers) || type.Name is "IConfigurationManager") == true
            && !IsConditional(call)
            && (IsPerRequest(call, context.ContainingSymbol, requestPath) || ReadsConfiguration(call.Body())))
            Report(context, call.NameLocation(), "'RequestRefresh'");
    }

    private static bool IsPerRequest(IOperation operation, ISymbol member, RequestPath requestPath) =>
        requestPath.Contains(operation, member) || Validates(operation.Body(), member);

    /// <summary>A member that hands a token, which it was given, to something that validates it.</summary>
    private static bool Validates(IOperation body, ISymbol member) => member is IMethodSymbol { MethodKind: MethodKind.Ordinary }
        && body.DescendantsAndSelf().OfType<IInvocationOperation>().Any(call => Validators.Contains(call.TargetMethod.Name)
            && call.Arguments.Any(argument => argument.Value.DescendantsAndSelf().Any(part => part is IParameterReferenceOperation { Parameter.Type.SpecialType: SpecialType.System_String } or ILocalReferenceOperation { Type.SpecialType: SpecialType.System_String })
                || Answer.Of(argument.Value)?.DescendantsAndSelf().Any(part => part is IParameterReferenceOperation { Parameter.Type.SpecialType: SpecialType.System_String }) == true));

    private static bool ReadsConfiguration(IOperation body) => body.DescendantsAndSelf().Any(part =>
        part is IInvocationOperation { TargetMethod.Name: "GetConfigurationAsync" or "GetBaseConfigurationAsync" });

    /// <summary>Something decides whether the statement runs: a condition, a failure, or an earlier exit.</summary>
    private static bool IsConditional(IOperation operation)
    {
        for (var inner = operation; inner.Parent is { } outer; inner = outer)
        {
            if (outer is IConditionalOperation or ISwitchOperation or ICatchClauseOperation or ISwitchExpressionOperation or IBinaryOperation or ILoopOperation)
                return true;
            if (outer is IBlockOperation block && block.Operations.TakeWhile(one => !ReferenceEquals(one, inner)).Any(one => Completions.Of(one, block).HasFlag(Completion.Leaves)))
                return true;
        }

        return false;
    }

    private static void Report(MemberOperation context, Location at, string what) =>
        context.ReportDiagnostic(Diagnostic.Create(Descriptors.KeysPerValidation, at, what));
}
