using DepGuard.Analyzers.Recognition;
using DepGuard.Analyzers.Recognition.Auth;
using DepGuard.Analyzers.Recognition.Context;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace DepGuard.Analyzers.Rules.Timeouts;

/// <summary>DPG1306: an HTTP client is created for a call to an auth service, and with it a connection.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ClientPerAuthCall() : DepGuardAnalyzer(Descriptors.ClientPerAuthCall)
{
    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols, AnalyzerSettings settings)
    {
        if (symbols.Find("System.Net.Http.HttpClient") is not { } client)
            return;

        var auth = symbols.Shared(() => new AuthCalls(symbols, settings));
        context.RegisterMemberAction(operation => Analyze(operation, client, auth), OperationKind.ObjectCreation);
    }

    private static void Analyze(MemberOperation context, INamedTypeSymbol client, AuthCalls auth)
    {
        var creation = (IObjectCreationOperation)context.Operation;
        if (!creation.Type.Is(client) || !IsRepeated(creation, context.ContainingSymbol) || SharesHandler(creation))
            return;
        if (Asked(creation, auth) is { } call)
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.ClientPerAuthCall, creation.Syntax.GetLocation(), call.TargetMethod.Name));
    }

    /// <summary>The member runs more than once: it is no constructor, no initializer, no entry point, and no factory of a singleton.</summary>
    private static bool IsRepeated(IOperation creation, ISymbol member) =>
        member is IMethodSymbol { MethodKind: not (MethodKind.Constructor or MethodKind.StaticConstructor) } && !Functions.IsEntryPoint(member)
        && !creation.WithEnclosing().OfType<IInvocationOperation>().Any(outer => outer.TargetMethod.Name is "AddSingleton" or "TryAddSingleton" or "AddKeyedSingleton");

    /// <summary>Connections belong to the handler; a client that leaves it to others is cheap.</summary>
    private static bool SharesHandler(IObjectCreationOperation creation) =>
        creation.Arguments.Any(argument => argument.Parameter?.Name == "disposeHandler" && argument.Value.ConstantValue is { HasValue: true, Value: false });

    /// <summary>The auth call that the client is used for: on itself, on the local variable that holds it, or in a method that is given it.</summary>
    private static IInvocationOperation? Asked(IObjectCreationOperation creation, AuthCalls auth)
    {
        var variable = Holder(creation);
        bool IsClient(IOperation? operation) => operation is not null
            && (ReferenceEquals(operation.Bare(), creation) || (variable is not null && SymbolEqualityComparer.Default.Equals(Variables.Of(operation), variable)));
        foreach (var call in creation.Body().DescendantsAndSelf().OfType<IInvocationOperation>())
        {
            if (IsClient(call.Receiver()) ? auth.Contains(call) : call.Arguments.Any(argument => IsClient(argument.Value)) && (auth.Contains(call) || AsksWith(call, auth)))
                return call;
        }

        return null;
    }

    private static bool AsksWith(IInvocationOperation call, AuthCalls auth) => SourceBody.Of(call.TargetMethod, call)?.Descendants().OfType<IInvocationOperation>()
        .Any(inner => inner.Receiver()?.Bare() is IParameterReferenceOperation && auth.Contains(inner)) == true;

    /// <summary>The local variable that holds the client; one that is returned or kept elsewhere outlives the call.</summary>
    private static ILocalSymbol? Holder(IOperation creation)
    {
        var outer = creation.WithEnclosing().Skip(1).FirstOrDefault(one => one is not (IConversionOperation or IParenthesizedOperation or IVariableInitializerOperation));
        var local = outer is IVariableDeclaratorOperation declared ? declared.Symbol : outer is ISimpleAssignmentOperation assigned ? Variables.Of(assigned.Target) as ILocalSymbol : null;
        return local is null || IsKept(creation.Body(), local) ? null : local;
    }

    private static bool IsKept(IOperation body, ILocalSymbol local)
    {
        bool Is(IOperation? value) => SymbolEqualityComparer.Default.Equals(Variables.Of(value), local);
        return body.DescendantsAndSelf().Any(operation => operation switch
        {
            IReturnOperation returned => Is(returned.ReturnedValue),
            ISimpleAssignmentOperation assigned => Is(assigned.Value) && Variables.Of(assigned.Target) is IFieldSymbol or IPropertySymbol,
            ICoalesceAssignmentOperation assigned => Is(assigned.Value),
            _ => false,
        });
    }
}
